import { connect } from 'node:net';

/** Sends bytes as they are, which `fetch` would tidy up, and gives what comes back until the end or 3 s have passed. */
export function sendRaw(url: string, text: string): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(Number(port), hostname, () => socket.write(text));
    const end = () => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(3000, end);
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1');
    });
    socket.on('end', end);
    socket.on('error', end);
  });
}
