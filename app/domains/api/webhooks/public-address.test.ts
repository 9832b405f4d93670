import { describe, expect, test } from 'vitest'
import { faultOfAddress, isPublicAddress } from './public-address.server.ts'

describe('an address of the public internet', () => {
  test.each(['93.184.216.34', '8.8.8.8', '2606:4700::1111', '2a01:e0a::1'])('%s is', (address) => {
    expect(isPublicAddress(address)).toBe(true)
  })
  test.each([
    '0.0.0.0',
    '10.0.0.1',
    '100.64.0.1',
    '127.0.0.1',
    '127.1.2.3',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '192.0.2.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:10.0.0.1',
    '::ffff:93.184.216.34',
    '64:ff9b::a00:1',
    'fc00::1',
    'fd12::1',
    'fe80::1',
    'fe80::1%eth0',
    'ff02::1',
    '2001:db8::1',
    '2002:a00:1::1',
    'exemple.fr',
    '',
  ])('%s is not', (address) => {
    expect(isPublicAddress(address)).toBe(false)
  })
})

describe('the address of a webhook', () => {
  test.each([
    ['https://exemple.fr/trame', undefined],
    ['https://exemple.fr:8443/trame?cle=1', undefined],
    ['https://93.184.216.34/', undefined],
    ['http://exemple.fr/trame', 'not-https'],
    ['https://marie:secret@exemple.fr/', 'has-credentials'],
    ['exemple.fr/trame', 'not-an-address'],
    ['ftp://exemple.fr/', 'not-an-address'],
    ['javascript:alert(1)', 'not-an-address'],
    ['https://localhost/', 'private-address'],
    ['https://localhost./', 'private-address'],
    ['https://serveur.local./', 'private-address'],
    ['https://intranet/', 'private-address'],
    ['https://serveur.local/', 'private-address'],
    ['https://127.0.0.1/', 'private-address'],
    ['https://2130706433/', 'private-address'],
    ['https://0x7f.1/', 'private-address'],
    ['https://[::1]/', 'private-address'],
    ['https://[::ffff:192.168.0.1]/', 'private-address'],
    ['https://169.254.169.254/latest/meta-data', 'private-address'],
  ])('%s: %s', (url, refusal) => {
    expect(faultOfAddress(url, [])).toBe(refusal)
  })

  test('may be one of the hosts that the deployer names, without TLS too, and no other', () => {
    const own = ['entrepot.interne', '10.1.2.3:8080']
    expect(faultOfAddress('http://entrepot.interne/trame', own)).toBeUndefined()
    expect(faultOfAddress('http://10.1.2.3:8080/', own)).toBeUndefined()
    expect(faultOfAddress('https://10.1.2.3:9090/', own)).toBe('private-address')
    expect(faultOfAddress('http://autre.interne/', own)).toBe('not-https')
  })
})
