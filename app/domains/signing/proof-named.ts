/** In the proof file, who was named to sign in Trame: where, by whom, and when a code was sent there. Pure. Rules: docs/rules/signing.md §5. */
import type { DossierSection } from '#app/domains/documents/dossier.ts'
import { tableOf } from '#app/domains/documents/dossier-table.ts'
import { formatInstant } from '#app/kernel/format.ts'
import { proofWords as w } from './proof-words.fr.ts'

export type ProofNamed = {
  readonly partyName: string
  /** Null: of the convention. */
  readonly amendmentNumber: number | null
  readonly holderName: string
  readonly holderRole: string
  readonly email: string
  readonly namedBy: string
  readonly namedAt: Date
  readonly revokedAt: Date | null
  readonly codesSentAt: readonly Date[]
}

/** Where the code of each was sent, and who had named her: a signature in Trame rests on an address. */
export const namedSection = (named: readonly ProofNamed[]): DossierSection => ({
  key: 'named',
  title: w.named,
  blocks: [
    tableOf({ caption: w.namedOf }, named, [
      {
        header: w.signatory,
        share: 2,
        cell: (one) =>
          [one.partyName, one.amendmentNumber && w.amendment(one.amendmentNumber)].filter(Boolean).join(', '),
      },
      { header: w.namedWho, share: 2, cell: (one) => [one.holderName, one.holderRole].filter(Boolean).join(', ') },
      { header: w.address, share: 2, cell: (one) => one.email },
      { header: w.namedBy, share: 2, cell: (one) => w.namedAt(one.namedAt, one.namedBy, one.revokedAt) },
      {
        header: w.codes,
        share: 2,
        cell: (one) =>
          one.codesSentAt.length === 0 ? w.noCode : one.codesSentAt.map((at) => formatInstant(at)).join(' ; '),
      },
    ]),
  ],
})
