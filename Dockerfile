# Builds the program with everything it needs to be built, and runs it with less, as a user without rights.
FROM node:20-bookworm-slim AS build
WORKDIR /dalil
COPY package.json package-lock.json .npmrc .puppeteerrc.cjs ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY tsconfig.json ./
COPY src src
COPY channels channels
COPY intents intents
RUN npm run build && npm prune --omit=dev --ignore-scripts --no-audit --no-fund

FROM node:20-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/var/lib/dalil
WORKDIR /dalil
COPY --from=build /dalil/package.json ./
COPY --from=build /dalil/node_modules node_modules
COPY --from=build /dalil/dist dist
COPY data data
COPY docker/with-secrets.sh docker/
RUN mkdir -p /var/lib/dalil .cache && chown node:node /var/lib/dalil .cache
USER node
VOLUME /var/lib/dalil
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/readyz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/main.js"]
