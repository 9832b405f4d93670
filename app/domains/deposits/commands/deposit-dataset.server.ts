/** A party deposits figures already masked on its workstation; nobody reads them before the attacker of the server. Rules: docs/rules/deposits.md §3. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { requireTheme } from '#app/domains/ctg/steps.server.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { askForCheck } from '../check-deposit.server.ts'
import { requireCorrected, requireNoneBeside, requireNoneOfOthers } from '../corrected.server.ts'
import { tableOf } from '../count-tables.ts'
import { isBlurred, isSmall, refusalToReceive } from '../deposits.ts'
import { loadPlacesFor } from '../former-places.server.ts'
import { datasetFields } from '../inputs.ts'
import { depositsPermissions } from '../permissions.ts'
import { showDeposit } from '../show-deposit.server.ts'
import { rememberMapping, requireReader, requireRequestFor, saveTable } from '../store.server.ts'

const refusalOf = (code: string) => new DomainError('invalid', `deposits.${code}`)

export const depositDataset = command({
  name: 'deposits.deposit',
  permission: depositsPermissions.deposit,
  input: { ...datasetFields },
  about: async ({ actor }, { ctgId }) => ({ ctgId, partyId: requireMembership(actor, ctgId).partyId }),
  async run(work, { ctgId, content, ...fields }, { partyId }) {
    const { tx, actor, at, newId } = work
    if (fields.themeId !== null) await requireTheme(work, ctgId, fields.themeId)
    await requireReader(work, { ctgId, partyId, ...fields })
    if (fields.dataRequestId !== null) await requireRequestFor(work, { ctgId, partyId, id: fields.dataRequestId })
    const isCount = fields.unit === 'count'
    const wasBlurred = isBlurred(fields)
    if (fields.isBlurredAtSource && !wasBlurred) throw refusalOf('blurred-no-counts')
    const threshold = isCount && !wasBlurred ? fields.threshold : null
    if (isCount && !wasBlurred && threshold === null) throw refusalOf('no-threshold')
    const { places, wholeCode } = await loadPlacesFor(tx, ctgId, fields.correctsId)
    const known = new Map(places.map((place) => [place.id, place]))
    const placeOf = (rowId: string) => {
      const place = known.get(rowId)
      return { territoryCode: place?.territoryCode ?? null, areaId: place?.areaId ?? null }
    }
    const table = tableOf(content.releases, wholeCode, placeOf, content.absent)
    const refusal = refusalToReceive(table, threshold)
    if (refusal) throw refusalOf(refusal)
    if (threshold !== null && content.releases.some(({ released }) => released.rule.threshold !== threshold))
      throw refusalOf('no-threshold')
    // All that was received, rows that are not shown included: none of it is kept.
    const numbers = content.releases.flatMap(({ released }) =>
      released.cells.flat().filter((cell) => typeof cell === 'number'),
    )
    if (threshold !== null && numbers.some((value) => isSmall(value, threshold))) throw refusalOf('small-count')
    const isRounded = numbers.every((value) => value % 5 === 0)
    if (wasBlurred && !isRounded) throw refusalOf('not-blurred')
    const isSeries = table.categories.length === 0
    if (isSeries !== (fields.categoryName === '')) throw refusalOf('no-category-name')
    const { correctsId: id, correctionReason: reason } = fields
    const answered =
      id === null ? null : await requireCorrected(work, { ctgId, partyId, id, reason }, fields, content, table)
    const brought = { ...fields, dataRequestId: fields.dataRequestId ?? answered }
    const isSaidAgain =
      threshold === null && (id !== null || (await requireNoneBeside(work, { ctgId, partyId, ...fields }, table)))
    if (threshold === null && !wasBlurred) await requireNoneOfOthers(work, { ctgId, partyId, ...fields }, table)
    const isChecked = threshold !== null || (wasBlurred && isSaidAgain)
    const datasetId = newId()
    await saveTable(work, {
      ...{ ctgId, datasetId, partyId, table, threshold },
      ...{ fields: brought, ledger: threshold === null ? [] : content.releases },
      state: isChecked ? 'checking' : 'shown',
    })
    await rememberMapping(tx, ctgId, content.mapping, at)
    await recordAct(
      work,
      'dataset.deposited',
      { ctgId, id: datasetId },
      // No `name`, which the journal shows to all: what is checked or refused is its party’s business.
      { title: fields.name, audience: fields.audience, by: actor.name },
    )
    if (isChecked) await askForCheck(work, { ctgId, datasetId, isCorrection: id !== null })
    else await showDeposit(work, ctgId, brought)
    return { datasetId }
  },
})
