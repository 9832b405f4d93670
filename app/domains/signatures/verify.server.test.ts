/** Forgeries, each told exactly; and what is intact. Rules: docs/rules/signing.md §1. */
import { describe, expect, test } from 'vitest'
import { issue } from './certificates.fixture.ts'
import { alterByte, appendRevision, contentOf, type Layout, pageWith, samplePdf, signByHand } from './pdf.fixture.ts'
import { maxSignedBytes, type Problem, type Verdict } from './signatures.ts'
import { verify } from './verify.server.ts'
import { at, frozen, openVerifying } from './verifying.fixture.ts'

const { known, trust, sign, reportOf } = openVerifying()

type Forgery = readonly [
  name: string,
  make: () => Promise<Uint8Array> | Uint8Array,
  verdict: Verdict,
  problems: readonly Problem[],
]

const forgeries: readonly Forgery[] = [
  ['signed once', () => sign(frozen), 'intact', []],
  ['signed by software that leaves no mark', () => signByHand(frozen, known().signer, '[0 0 0 0]'), 'intact', []],
  ['signed by two, one after the other', async () => sign(await sign(frozen)), 'intact', []],
  [
    'one byte of the text',
    async () => alterByte(await sign(frozen), 'Convention'),
    'refused',
    ['altered-frozen', 'bytes-altered'],
  ],
  [
    'one byte of the second revision',
    async () => alterByte(await sign(frozen), 'D:2026', frozen.byteLength),
    'refused',
    ['bytes-altered'],
  ],
  ['one byte of the signature’s own value', async () => alterCms(await sign(frozen)), 'refused', ['signature-altered']],
  ['a CMS that is none', async () => cutCms(await sign(frozen)), 'refused', ['signature-unreadable']],
  [
    'text added after',
    async () => appendRevision(await sign(frozen), { 4: contentOf('Convention et avenant') }),
    'refused',
    ['content-changed'],
  ],
  [
    'a page given other words',
    async () => appendRevision(await sign(frozen), { 3: pageWith('30 0 R', '[8 0 R]'), 30: contentOf('Autre') }),
    'refused',
    ['content-changed'],
  ],
  [
    'a highlight added after',
    async () => appendRevision(frozen, { 3: pageWith('4 0 R', '[8 0 R 30 0 R]'), 30: highlight }),
    'refused',
    ['annotation-added', 'not-signed'],
  ],
  [
    'a highlight added, then signed',
    async () => sign(appendRevision(frozen, { 3: pageWith('4 0 R', '[8 0 R 30 0 R]'), 30: highlight })),
    'refused',
    ['annotation-added'],
  ],
  [
    'the value of a form added after',
    async () => appendRevision(await sign(frozen), { 8: formField('99') }, '/Root 1 0 R'),
    'refused',
    ['form-changed'],
  ],
  [
    'signed again over a change',
    async () => sign(appendRevision(await sign(frozen), { 4: contentOf('Convention et avenant') })),
    'refused',
    ['content-changed'],
  ],
  [
    'text changed, then signed',
    () => sign(appendRevision(frozen, { 4: contentOf('Autre') })),
    'refused',
    ['content-changed'],
  ],
  ['another file, well signed', () => sign(samplePdf('table', 'Autre convention')), 'undetermined', ['rewritten']],
  ['not signed', () => frozen, 'refused', ['not-signed']],
  ['one byte changed, not signed', () => alterByte(frozen, 'Convention'), 'refused', ['not-signed', 'altered-frozen']],
  [
    'an empty byte range',
    async () => withRange(await sign(frozen), () => [0, 0, 0, 0]),
    'refused',
    ['byte-range-empty'],
  ],
  [
    'a byte range of another place',
    async () => withRange(await sign(frozen), ([a, b, c, d]) => [a, b - 10, c - 10, d]),
    'refused',
    ['byte-range-foreign'],
  ],
  ['a file twice', async () => Buffer.concat([await sign(frozen), await sign(frozen)]), 'refused', ['doubled']],
  [
    'bytes after the end',
    async () => Buffer.concat([await sign(frozen), Buffer.from('et plus')]),
    'refused',
    ['trailing-bytes'],
  ],
  ['a truncated file', async () => (await sign(frozen)).subarray(0, -300), 'refused', ['truncated']],
  ['half a file', () => frozen.subarray(0, 300), 'refused', ['unreadable']],
  ['no PDF at all', () => Buffer.from('Bonjour'), 'refused', ['not-a-pdf']],
  ['a table that lies', () => alterByte(frozen, '/Root 1', frozen.byteLength - 80), 'refused', ['unreadable']],
  [
    'an encrypted file',
    () => appendRevision(frozen, { 30: encryption }, '/Root 1 0 R /Encrypt 30 0 R'),
    'refused',
    ['encrypted'],
  ],
  ['a visible signature', () => signByHand(frozen, known().signer), 'undetermined', ['visible-signature']],
]

const highlight =
  '<< /Type /Annot /Subtype /Highlight /Rect [60 700 200 720] /QuadPoints [60 720 200 720 60 700 200 700] /P 3 0 R >>'
const formField = (value: string) =>
  `<< /Type /Annot /Subtype /Widget /FT /Tx /T (montant) /V (${value}) /Rect [60 600 200 620] /P 3 0 R >>`
const encryption =
  '<< /Filter /Standard /V 1 /R 2 /O (00000000000000000000000000000000) /U (00000000000000000000000000000000) /P -4 >>'

/** The last byte of the CMS is of the signature’s value. */
function alterCms(bytes: Uint8Array): Uint8Array {
  const altered = Buffer.from(bytes)
  const start = altered.indexOf('/Contents <', 0, 'latin1') + 11
  const end = altered.indexOf('>', start, 'latin1')
  let last = end - 1
  while (altered[last] === 0x30) last -= 1
  altered[last - 3] = altered[last - 3] === 0x31 ? 0x32 : 0x31
  return altered
}

function cutCms(bytes: Uint8Array): Uint8Array {
  const altered = Buffer.from(bytes)
  altered.fill('0', altered.indexOf('/Contents <', 0, 'latin1') + 11, altered.indexOf('/Contents <', 0, 'latin1') + 51)
  return altered
}

type Range = readonly [number, number, number, number]

function withRange(bytes: Uint8Array, change: (range: Range) => Range): Uint8Array {
  const altered = Buffer.from(bytes)
  const start = altered.indexOf('/ByteRange', 0, 'latin1')
  const open = altered.indexOf('[', start, 'latin1') + 1
  const close = altered.indexOf(']', open, 'latin1')
  const [a = 0, b = 0, c = 0, d = 0] = altered.subarray(open, close).toString('latin1').trim().split(/ +/).map(Number)
  altered.write(
    change([a, b, c, d])
      .join(' ')
      .padEnd(close - open),
    open,
    'latin1',
  )
  return altered
}

describe('a PDF that comes back', () => {
  test.each(forgeries)('%s', async (_name, make, verdict, problems) => {
    expect(await reportOf(await make())).toEqual({ verdict, problems })
  })

  test('of 200 million bytes is refused for its size alone', async () => {
    const start = performance.now()
    const bytes = new Uint8Array(200_000_000)
    expect(await reportOf(bytes)).toEqual({ verdict: 'refused', problems: ['too-large'] })
    expect(bytes.byteLength).toBeGreaterThan(maxSignedBytes)
    expect(performance.now() - start).toBeLessThan(1_000)
  })

  test('says where the first byte differs', async () => {
    const report = await verify({ bytes: alterByte(await sign(frozen), 'Convention'), frozen, trust: trust(), now: at })
    expect(report.firstDifference).toBe(Buffer.from(frozen).indexOf('Convention') + 1)
  })

  test('says who signed, when, and what it covers', async () => {
    const bytes = await sign(frozen)
    const report = await verify({ bytes, frozen, trust: trust(), now: at })
    expect(report.signatures).toEqual([
      expect.objectContaining({
        isVisible: false,
        isTimestamp: false,
        claimedAt: at.toISOString(),
        stampedAt: null,
        coveredBytes: bytes.byteLength,
        certificate: expect.objectContaining({
          subject: 'Marie Durand, Essai',
          issuer: 'Autorité, Essai',
          algorithm: 'ECDSA',
        }),
      }),
    ])
  })
})

describe('PDF 1.4 and cross-reference streams, ECDSA and RSA', () => {
  test.each(
    (['table', 'stream'] satisfies readonly Layout[]).flatMap((layout) => [
      [layout, 'ECDSA'] as const,
      [layout, 'RSA'] as const,
    ]),
  )('%s, %s', async (layout, kind) => {
    const file = samplePdf(layout)
    const signer = await issue({ name: 'Paul', issuer: known().authority, kind })
    const bytes = await sign(await sign(file, signer), signer)
    expect(await reportOf(bytes, { frozen: file })).toEqual({ verdict: 'intact', problems: [] })
    expect((await reportOf(alterByte(bytes, 'Convention'), { frozen: file })).problems).toContain('altered-frozen')
  })
})
