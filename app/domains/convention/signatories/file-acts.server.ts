/** Several acts filed at once, each for its signatory; nothing is written when one of them cannot be. Rules: docs/rules/convention.md §3.8. */
import { z } from 'zod'
import { recordAudits } from '#app/domains/audit/record-audit.server.ts'
import { type KeptFile, keptFiles } from '#app/domains/documents/kept-file.ts'
import { addStoredFile } from '#app/domains/documents/stored-file.server.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { optionalDay, optionalText } from '#app/kernel/fields.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { type AuthorisingAct, actProblems, versionToSign } from '../convention.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { conventionLabels } from '../labels.fr.ts'
import { lockConvention } from '../store.server.ts'
import { mostActs, notFiled } from './filed-acts.ts'
import { findInFileName } from './find-signatory.ts'
import { filingLabels as t } from './labels.fr.ts'
import type { SignatoryRow, SignatoryTable } from './signatory-row.ts'
import { type WrittenAct, writeActs } from './write-acts.server.ts'

/** Files in their order, and what is said of each: its signatory (empty: by its name), number, day of adoption. */
export const filedActs = () => ({
  files: keptFiles(mostActs),
  filings: z
    .array(
      z.object({
        /** The place of its file. */
        id: z.string(),
        party: z.string().max(40, { error: inputLabels.signatory }).prefault(''),
        number: optionalText(60),
        adopted: optionalDay(),
      }),
    )
    .max(mostActs + 1),
})

type Filing = z.output<ReturnType<typeof filedActs>['filings']>[number]
type Filed = { readonly files: readonly KeptFile[]; readonly filings: readonly Filing[] }
type Ready = { readonly file: KeptFile; readonly row: SignatoryRow; readonly act: AuthorisingAct }

/** @returns the convention after it, and how many acts were filed @throws DomainError invalid, each file refused at the field */
export async function saveFiledActs(work: Work, ctgId: string, { files, filings }: Filed) {
  const table = await lockConvention(work, ctgId)
  const today = todayIn(work, ctgId)
  const judged = files.flatMap((file, index) => {
    const place = String(index)
    const filing = filings.find(({ id }) => id === place) ?? { id: place, party: '', number: '', adopted: null }
    return filing.party === notFiled ? [] : [{ name: file.name, outcome: readFiling(file, filing, table, today) }]
  })
  const ready = judged.flatMap(({ outcome }) => (typeof outcome === 'string' ? [] : [outcome]))
  const refusals = [
    ...judged.flatMap(({ name, outcome }) => (typeof outcome === 'string' ? [`${name} : ${outcome}`] : [])),
    ...twice(ready).map((name) => t.twice(name)),
  ]
  if (refusals.length > 0 || ready.length === 0)
    throw new DomainError('invalid', 'convention.acts-to-correct', {
      files: refusals.length > 0 ? `${t.nothingFiled} ${refusals.join(' ')}` : t.noFile,
    })
  const acts: WrittenAct[] = []
  // A file is kept under its own row, and there are few.
  for (const { file, row, act } of ready)
    acts.push({ partyId: row.partyId, before: row.act, after: act, fileId: await addStoredFile(work, ctgId, file) })
  await recordAudits(work, await writeActs(work, ctgId, acts))
  const actOf = new Map(ready.map(({ row, act }) => [row.partyId, act]))
  return {
    filed: ready.length,
    convention: {
      ...table,
      signatories: table.signatories.map((row) => ({ ...row, act: actOf.get(row.partyId) ?? row.act })),
    },
  }
}

const twice = (ready: readonly Ready[]): readonly string[] =>
  [...Map.groupBy(ready, ({ row }) => row.name)].flatMap(([name, of]) => (of.length > 1 ? [name] : []))

/** The act as it will be, or why this file is not filed. */
function readFiling(file: KeptFile, filing: Filing, table: SignatoryTable, today: string): Ready | string {
  if (file.mediaType !== 'application/pdf') return t.notPdf
  const partyId = filing.party || findInFileName(file.name, table.signatories)?.partyId
  const row = table.signatories.find((one) => one.partyId === partyId)
  if (!row) return t.noSignatory
  const known = row.act
  const adoptedOn = filing.adopted ?? known?.adoptedOn ?? null
  const isNewlyAdopted = adoptedOn !== null && adoptedOn !== known?.adoptedOn
  const act: AuthorisingAct = {
    kind: known?.kind ?? 'assembly',
    versionId: known && !isNewlyAdopted ? known.versionId : (versionToSign(table.versions)?.id ?? null),
    number: filing.number || (known?.number ?? ''),
    adoptedOn,
    expectedOn: known?.expectedOn ?? null,
    transmittedOn: known?.transmittedOn ?? null,
    note: known?.note ?? '',
  }
  const [problem] = Object.values(actProblems(act, row.kind, today))
  return problem ? conventionLabels.dayProblem[problem] : { file, row, act }
}
