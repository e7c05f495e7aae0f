import type { RequestHandler } from 'express';

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Empty until the script runs; it sets language and direction. */
const SHELL = `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Dalil</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/desk/assets/desk.css">
<script type="module" src="/desk/assets/desk.js"></script>
</head>
<body><div id="desk"></div><noscript>Ce bureau a besoin de JavaScript. · This desk needs JavaScript.</noscript></body>
</html>
`;

/** The desk's one page. */
export const deskPage: RequestHandler = (_request, response) => {
  response
    .set({
      'Content-Security-Policy': POLICY,
      'Cache-Control': 'no-cache',
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
    })
    .type('html')
    .send(SHELL);
};
