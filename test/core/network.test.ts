import { isLoopback, networkOf } from '../../src/core/network.ts';

describe('whom an address is counted as', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::9', '2001:db8:1:2::/64'],
    ['2001:db8::9', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['undefined', 'undefined'],
  ])('%s is %s', (address, network) => expect(networkOf(address)).toBe(network));

  it('is one for all addresses of a network and another for the next network', () => {
    const many = Array.from({ length: 1000 }, (_, n) => networkOf(`2001:db8:1:2:${n.toString(16)}::1`));
    expect(new Set(many).size).toBe(1);
    expect(networkOf('2001:db8:1:3::1')).not.toBe(many[0]);
  });
});

describe('this machine', () => {
  it.each([
    ['127.0.0.1', true],
    ['::ffff:127.0.0.1', true],
    ['[::1]', true],
    ['localhost', true],
    ['127.0.0.1.example.org', false],
    ['0.0.0.0', false],
    ['10.0.0.1', false],
    ['', false],
  ])('%s: %s', (host, local) => {
    expect(isLoopback(host)).toBe(local);
  });
});
