import { Browser, startDesk } from './harness.ts';

it('shows a supervisor the channels, and the QR code of one that waits to be linked', async () => {
  const desk = await startDesk();
  try {
    await desk.add('samira', 'supervisor');
    const browser = new Browser(desk.url);
    await browser.signIn('samira');
    const response = await browser.call('GET', '/channels');
    const { channels } = (await response.json()) as { channels: Record<string, string>[] };
    expect(channels).toEqual([
      { name: 'telegram', state: 'connected', since: '2026-11-23T08:00:00.000Z' },
      expect.objectContaining({ name: 'whatsapp-web', state: 'refused' }),
    ]);
    const image = channels[1]?.['linkImage'] ?? '';
    expect(Buffer.from(image.split(',')[1] ?? '', 'base64').toString()).toContain('<svg');
    expect(JSON.stringify(channels)).not.toContain('link-me');
  } finally {
    await desk.close();
  }
});
