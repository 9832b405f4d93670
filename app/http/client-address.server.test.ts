import fs from 'node:fs'
import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { readConfig } from '#app/kernel/config.server.ts'
import { clientAddress, watchUndeclaredProxy } from './client-address.server.ts'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'trame-address-'))
afterAll(() => fs.rmSync(folder, { recursive: true }))

/** A socket whose other end has this address. */
function from(remoteAddress: string) {
  const socket = new Socket()
  Object.defineProperty(socket, 'remoteAddress', { value: remoteAddress })
  return { incoming: new IncomingMessage(socket) }
}

const proxiesOf = (TRAME_PROXIES?: string) =>
  readConfig({ TRAME_DATA: folder, TRAME_SECRET: 'x'.repeat(32), TRAME_PROXIES }).proxies

const addressOf = (socket: string, forwarded: string | undefined, proxies?: string): string =>
  clientAddress(
    from(socket),
    new Headers(forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }),
    proxiesOf(proxies),
  )

describe('where a request comes from', () => {
  test.each([
    ['of someone who comes directly, her own address', '203.0.113.9', undefined, undefined, '203.0.113.9'],
    ['of someone who claims another, her own all the same', '203.0.113.9', '10.0.0.1', undefined, '203.0.113.9'],
    ['by a proxy of this machine, the address it adds', '127.0.0.1', '203.0.113.9', undefined, '203.0.113.9'],
    ['by IPv6 of this machine', '::1', '2001:db8::7', undefined, '2001:db8::7'],
    ['by IPv4 written as IPv6', '::ffff:127.0.0.1', '203.0.113.9', undefined, '203.0.113.9'],
    [
      'what she claimed before the proxy counts for nothing',
      '127.0.0.1',
      '1.1.1.1, 203.0.113.9',
      undefined,
      '203.0.113.9',
    ],
    [
      'by two proxies, the first that is none',
      '10.1.2.3',
      '1.1.1.1, 203.0.113.9, 10.9.9.9',
      '10.0.0.0/8',
      '203.0.113.9',
    ],
    ['a proxy not named is someone like another', '10.1.2.3', '203.0.113.9', undefined, '10.1.2.3'],
    ['this machine is no proxy when others are named', '127.0.0.1', '203.0.113.9', '10.0.0.0/8', '127.0.0.1'],
    ['none is believed', '127.0.0.1', '203.0.113.9', '', '127.0.0.1'],
    ['with a port', '127.0.0.1', '203.0.113.9:51123', undefined, '203.0.113.9'],
    ['in brackets', '127.0.0.1', '[2001:db8::7]:443', undefined, '2001:db8::7'],
    ['nonsense stops there', '127.0.0.1', '203.0.113.9, unknown', undefined, '127.0.0.1'],
    ['nothing but proxies: the farthest', '127.0.0.1', '10.0.0.5', '127.0.0.1 10.0.0.0/8', '10.0.0.5'],
  ])('%s', (_said, socket, forwarded, proxies, expected) => {
    expect(addressOf(socket, forwarded, proxies)).toBe(expected)
  })

  test('without a socket is nowhere', () => {
    expect(clientAddress(undefined, new Headers({ 'x-forwarded-for': '1.1.1.1' }), proxiesOf())).toBe('0.0.0.0')
  })
})

describe('settings that have no meaning are refused in a sentence', () => {
  test.each(['chez-moi', '10.0.0.0/33', '10.0.0.0/', '10.0.0.0/x', '::1/129', '10.0.0.1/-1'])(
    'TRAME_PROXIES=%s',
    (given) => {
      expect(() => proxiesOf(given)).toThrow('ni une adresse ni un réseau')
    },
  )
  test.each(['trame.ville.fr', 'ftp://trame.ville.fr', 'https://ville.fr/trame', 'https://a:b@ville.fr'])(
    'TRAME_URL=%s',
    (TRAME_URL) => {
      expect(() => readConfig({ TRAME_DATA: folder, TRAME_SECRET: 'x'.repeat(32), TRAME_URL })).toThrow('sans chemin')
    },
  )
})

describe('a proxy that is not declared', () => {
  const forwarded = new Headers({ 'x-forwarded-for': '203.0.113.9' })
  const timesTold = (remoteAddress: string, headers: Headers, requests: number): number => {
    let told = 0
    const note = watchUndeclaredProxy(proxiesOf(), () => (told += 1))
    for (let request = 0; request < requests; request++) note(from(remoteAddress), headers)
    return told
  }
  test('is told once, after a hundred requests', () => {
    expect(timesTold('10.1.2.3', forwarded, 99)).toBe(0)
    expect(timesTold('10.1.2.3', forwarded, 1_000)).toBe(1)
  })
  test('is not believed to be there when one is declared, or when nothing is forwarded', () => {
    expect(timesTold('127.0.0.1', forwarded, 1_000)).toBe(0)
    expect(timesTold('10.1.2.3', new Headers(), 1_000)).toBe(0)
  })
})
