/** A device made of code: it makes a key and answers what a browser would be asked, as told to, right or wrong. */
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'

type Told = { readonly challenge: string; readonly origin: string; readonly rpId: string }

const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest()

/** Just enough CBOR: what a key and an attestation are made of. */
function cbor(value: number | string | Buffer | readonly (readonly [number | string, unknown])[]): Buffer {
  const head = (major: number, length: number): Buffer =>
    length < 24
      ? Buffer.from([(major << 5) | length])
      : length < 256
        ? Buffer.from([(major << 5) | 24, length])
        : Buffer.from([(major << 5) | 25, length >> 8, length & 255])
  if (typeof value === 'number') return value >= 0 ? head(0, value) : head(1, -1 - value)
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value])
  const entries = value.flatMap(([key, one]) => [cbor(key), cbor(one as never)])
  return Buffer.concat([head(5, value.length), ...entries])
}

const clientData = (type: string, { challenge, origin }: Told) =>
  Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))

const recognised = 0x05
const withKey = 0x40

function authenticatorData(rpId: string, flags: number, counter: number, rest = Buffer.alloc(0)): Buffer {
  const count = Buffer.alloc(4)
  count.writeUInt32BE(counter)
  return Buffer.concat([sha256(rpId), Buffer.from([flags]), count, rest])
}

function publicKeyOf(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' })
  return cbor([
    [1, 2],
    [3, -7],
    [-1, 1],
    [-2, Buffer.from(x, 'base64url')],
    [-3, Buffer.from(y, 'base64url')],
  ])
}

export function makeSoftwareKey() {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const credentialId = randomBytes(32)
  const id = credentialId.toString('base64url')
  const base = { id, rawId: id, type: 'public-key', clientExtensionResults: {} }

  /** The answer to « make a key », in JSON. */
  function register(told: Told): string {
    const length = Buffer.from([0, credentialId.length])
    const kept = Buffer.concat([Buffer.alloc(16), length, credentialId, publicKeyOf(publicKey)])
    const attestationObject = cbor([
      ['fmt', 'none'],
      ['attStmt', []],
      ['authData', authenticatorData(told.rpId, recognised | withKey, 0, kept)],
    ])
    return JSON.stringify({
      ...base,
      response: {
        clientDataJSON: clientData('webauthn.create', told).toString('base64url'),
        attestationObject: attestationObject.toString('base64url'),
        transports: ['internal'],
      },
    })
  }

  /** The answer to « show a key », in JSON. @param personId whose it says it is */
  function show(
    told: Told & { readonly counter?: number; readonly personId?: string; readonly flags?: number },
  ): string {
    const data = authenticatorData(told.rpId, told.flags ?? recognised, told.counter ?? 0)
    const said = clientData('webauthn.get', told)
    const signature = sign('sha256', Buffer.concat([data, sha256(said)]), privateKey)
    return JSON.stringify({
      ...base,
      response: {
        clientDataJSON: said.toString('base64url'),
        authenticatorData: data.toString('base64url'),
        signature: signature.toString('base64url'),
        ...(told.personId && {
          userHandle: Buffer.from(told.personId.replaceAll('-', ''), 'hex').toString('base64url'),
        }),
      },
    })
  }

  return { id, register, show }
}
