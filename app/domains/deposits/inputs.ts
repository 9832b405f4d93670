/** Pieces of the slice’s form schemas, and the shape of what leaves a workstation. Pure. */
import { z } from 'zod'
import { releasedTableWithin } from '#app/domains/secrecy/released-table.ts'
import { defaultRule } from '#app/domains/secrecy/secrecy.ts'
import {
  checkbox,
  choice,
  day,
  emptyToNull,
  id,
  line,
  optionalDay,
  optionalId,
  optionalText,
  untilFirstFault,
} from '#app/kernel/fields.ts'
import { readSentJson } from '#app/kernel/storable.ts'
import { audiences, datasetUnits, highestThreshold, lowestThreshold, reasons } from './deposits.ts'
import { inputLabels } from './input-labels.fr.ts'
import { columnRoles } from './read-columns.ts'

const notRead = inputLabels.unreadable

/** What may be deposited, from a browser or by other software; a series of percentages is no series of counts. */
export const depositedTableShape = releasedTableWithin({
  label: z.string().min(1).max(120),
  unit: z.string().max(120),
  rows: 2_000,
  columns: 100,
  number: z.number(),
  highestThreshold,
  protection: { least: defaultRule('').protection, most: 100 },
  unreadable: notRead,
})

/** Of a cell without a figure, by the nodes of its table. */
export const absentShape = z.object({
  rowId: z.string().max(200),
  columnId: z.string().max(200),
  reason: z.enum(reasons),
})
export const mostAbsent = 20_000

const content = z.object({
  releases: z
    .array(z.object({ year: z.number().int().min(1990).max(2100), released: depositedTableShape }))
    .min(1)
    .max(60)
    .refine((releases) => new Set(releases.map(({ year }) => year)).size === releases.length, { error: notRead }),
  absent: z
    .array(absentShape.extend({ year: z.number().int() }))
    .max(mostAbsent)
    .default([]),
  /** How the file was read, to read the next one at once; null for what was typed. */
  mapping: z
    .object({
      heads: z.string().min(1).max(4000),
      headerRow: z.number().int().min(0).max(1000),
      roles: z.array(z.enum(columnRoles)).max(200),
    })
    .nullable()
    .default(null),
})
export type DepositContent = z.output<typeof content>

type Fault = { readonly path: readonly PropertyKey[]; readonly message: string }
const labelled = z.object({ label: z.string() })

/** A row or a column that cannot be named is named by its rank, and by what it is called if it is. */
function sayFault(sent: unknown, fault: Fault | undefined): string {
  const [, release, , axis, rank] = fault?.path ?? []
  if ((axis !== 'rows' && axis !== 'columns') || typeof rank !== 'number') return fault?.message ?? notRead
  const shape = z.object({ releases: z.array(z.object({ released: z.object({ [axis]: z.array(z.unknown()) }) })) })
  const nodes = shape.safeParse(sent).data?.releases[Number(release)]?.released[axis]
  return inputLabels.badName(axis, rank + 1, labelled.safeParse(nodes?.[rank]).data?.label.trim().slice(0, 40) ?? '')
}

/** JSON made by the page once everything is masked. */
const contentField = () =>
  z
    .string({ error: notRead })
    .max(1_000_000, { error: inputLabels.tooMany })
    .transform((text, context) => {
      const sent = readSentJson(text)
      const read = content.safeParse(sent, untilFirstFault)
      if (read.success) return read.data
      const [fault] = read.error.issues
      context.addIssue({ code: 'custom', path: [...(fault?.path ?? [])], message: sayFault(sent, fault) })
      return z.NEVER
    })

export const datasetFields = {
  name: line(inputLabels.name, 200),
  unit: choice(datasetUnits, inputLabels.unit),
  statisticalUnit: line(inputLabels.statisticalUnit, 120),
  definition: line(inputLabels.definition, 2000),
  source: line(inputLabels.source, 200),
  sourceOn: day(inputLabels.sourceOn),
  themeId: optionalId(),
  dataRequestId: optionalId(),
  correctsId: optionalId(),
  correctionReason: optionalText(1000),
  categoryName: optionalText(120),
  audience: choice(audiences, inputLabels.audience),
  readerPartyId: optionalId(),
  threshold: z.preprocess(
    emptyToNull,
    z.coerce
      .number({ error: inputLabels.thresholdInList })
      .int()
      .min(lowestThreshold, { error: inputLabels.lowestThreshold(lowestThreshold) })
      .max(highestThreshold)
      .nullable(),
  ),
  isBlurredAtSource: checkbox(),
  content: contentField(),
}

export const requestFields = {
  askedPartyId: id(),
  themeId: optionalId(),
  title: line(inputLabels.request, 200),
  request: line(inputLabels.requestDetail, 3000),
  purpose: optionalText(1000),
  wantedOn: optionalDay(),
}
