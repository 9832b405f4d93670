/** Cells of several signatories, each taken or refused by itself, written together. Rules: docs/rules/convention.md §3, §4. */

import { z } from 'zod'
import { type AuditLine, recordAudits } from '#app/domains/audit/record-audit.server.ts'
import { saveRepresentatives } from '#app/domains/ctg/steps.server.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import type { Transaction } from '#app/kernel/database.server.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { readSentJson } from '#app/kernel/storable.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { lockConvention } from '../store.server.ts'
import { signatoryKeys } from './cells.ts'
import { type Judged, judgeSignatory } from './judge.ts'
import type { SignatoryRow } from './signatory-row.ts'
import { writeActs } from './write-acts.server.ts'

const cellText = z.string().max(2000, { error: inputLabels.cellTooLong })

/** What a grid sends: each row and each cell once. A form carries it as JSON. */
export const signatoryChanges = () =>
  z.preprocess(
    (value) => (typeof value === 'string' ? readSentJson(value) : value),
    z
      .array(
        z.object({
          partyId: id(),
          cells: z
            .array(z.object({ key: z.enum(signatoryKeys), before: cellText, after: cellText }))
            .min(1)
            .refine((cells) => new Set(cells.map(({ key }) => key)).size === cells.length),
        }),
      )
      .min(1)
      .max(500, { error: inputLabels.mostSignatories })
      .refine((rows) => new Set(rows.map(({ partyId }) => partyId)).size === rows.length),
  )

type RowChanges = z.output<ReturnType<typeof signatoryChanges>>[number]

type Changed = { readonly before: SignatoryRow; readonly judged: Judged }

const isOther = (one: unknown, other: unknown): boolean => JSON.stringify(one) !== JSON.stringify(other)

/**
 * Judges each cell by the rules of acts and signatures, and writes those taken.
 * @returns the convention after it, and what became of each row in the order given
 * @throws DomainError conflict `convention.not-a-signatory`, not-found
 */
export async function saveSignatoryCells(work: Work, ctgId: string, rows: readonly RowChanges[]) {
  const table = await lockConvention(work, ctgId)
  const today = todayIn(work, ctgId)
  const changed = rows.map(({ partyId, cells }): Changed => {
    const before = table.signatories.find((one) => one.partyId === partyId)
    if (!before) throw new DomainError('conflict', 'convention.not-a-signatory')
    return { before, judged: judgeSignatory(before, cells, { table, today }) }
  })
  const after = changed.map(({ judged }) => judged.after)
  const representatives = changed.filter(({ before, judged }) =>
    isOther(representativeOf(before), representativeOf(judged.after)),
  )
  await saveRepresentatives(
    work,
    ctgId,
    representatives.map(({ judged }) => representativeOf(judged.after)),
  )
  await recordAudits(work, [
    ...representatives.map(({ before, judged }) => partyLine(ctgId, before, judged.after)),
    ...(await saveActs(work, ctgId, changed)),
    ...(await saveSignatures(work, ctgId, changed)),
  ])
  return {
    convention: {
      ...table,
      signatories: table.signatories.map((row) => after.find(({ partyId }) => partyId === row.partyId) ?? row),
    },
    results: changed.map(({ before, judged }) => ({
      rowId: before.partyId,
      texts: judged.texts,
      refusals: judged.refusals,
    })),
  }
}

const representativeOf = ({ partyId, representedBy, representedAs }: SignatoryRow) => ({
  partyId,
  representedBy,
  representedAs,
})

const partyLine = (ctgId: string, before: SignatoryRow, { representedBy }: SignatoryRow): AuditLine => ({
  action: 'party.updated',
  subject: { type: 'party', id: before.partyId },
  ctgId,
  detail: { name: before.name, representedBy, before: { name: before.name, representedBy: before.representedBy } },
})

const saveActs = (work: Work, ctgId: string, changed: readonly Changed[]): Promise<readonly AuditLine[]> =>
  writeActs(
    work,
    ctgId,
    changed.flatMap(({ before, judged: { after } }) =>
      after.act && isOther(before.act, after.act)
        ? [{ partyId: after.partyId, before: before.act, after: after.act, fileId: null }]
        : [],
    ),
  )

function rowOf(changed: readonly Changed[], partyId: string): Changed {
  const row = changed.find(({ before }) => before.partyId === partyId)
  if (!row) throw new Error('a row that nobody wrote')
  return row
}

/** @returns their lines of the journal, as for signatures recorded one by one */
async function saveSignatures(
  { tx, at, newId }: Work,
  ctgId: string,
  changed: readonly Changed[],
): Promise<readonly AuditLine[]> {
  const touched = changed.filter(({ before, judged }) => isOther(before.signature, judged.after.signature))
  const erased = await eraseSignatures(tx, ctgId, touched)
  const values = touched.flatMap(({ judged: { after } }) =>
    after.signature
      ? [
          {
            ctg_id: ctgId,
            id: newId(),
            party_id: after.partyId,
            version_id: after.signature.versionId,
            signed_on: after.signature.signedOn,
            signed_by: after.signature.signedBy,
            signed_as: after.signature.signedAs,
            is_refusal: after.signature.signedOn === null,
            note: after.signature.note,
            recorded_at: at,
          },
        ]
      : [],
  )
  if (values.length === 0) return erased
  const saved = await tx
    .insertInto('signature')
    .values(values)
    .onConflict((conflict) =>
      conflict.columns(['ctg_id', 'party_id']).doUpdateSet(({ ref }) => ({
        version_id: ref('excluded.version_id'),
        signed_on: ref('excluded.signed_on'),
        signed_by: ref('excluded.signed_by'),
        signed_as: ref('excluded.signed_as'),
        is_refusal: ref('excluded.is_refusal'),
        note: ref('excluded.note'),
        recorded_at: ref('excluded.recorded_at'),
      })),
    )
    .returning(['id', 'party_id as partyId', 'is_refusal as isRefusal'])
    .execute()
  const recorded = saved.map(({ id, partyId, isRefusal }): AuditLine => {
    const { before, judged } = rowOf(changed, partyId)
    const action = isRefusal ? 'signature.refused' : 'signature.recorded'
    const detail = { partyId, before: before.signature, after: judged.after.signature }
    return { action, subject: { type: 'signature', id }, ctgId, detail }
  })
  return [...erased, ...recorded]
}

async function eraseSignatures(
  tx: Transaction,
  ctgId: string,
  touched: readonly Changed[],
): Promise<readonly AuditLine[]> {
  const partyIds = touched.filter(({ judged }) => judged.after.signature === null).map(({ before }) => before.partyId)
  if (partyIds.length === 0) return []
  const erased = await tx
    .deleteFrom('signature')
    .where('ctg_id', '=', ctgId)
    .where('party_id', 'in', partyIds)
    .returning(['id', 'party_id as partyId', 'signed_on as signedOn', 'version_id as versionId', 'note'])
    .execute()
  return erased.map(({ id, ...detail }) => ({
    ...{ action: 'signature.erased', ctgId, detail },
    subject: { type: 'signature', id },
  }))
}
