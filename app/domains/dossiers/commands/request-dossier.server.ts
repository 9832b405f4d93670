/** Asks for a document: what it says is read and kept now, its files are made in the background. Rules: docs/rules/followup.md §11. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { requireTheme } from '#app/domains/ctg/steps.server.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { choice, choices, lines, optionalId, year } from '#app/kernel/fields.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command, wholeCtg } from '#app/kernel/transaction.server.ts'

import { buildDossier } from '../build-dossier.ts'
import { chosenSections, dossierFormats, dossierKinds, sectionKeys } from '../dossiers.ts'
import { askForFiles } from '../jobs.server.ts'
import { packLabels } from '../labels.fr.ts'
import { loadPackData } from '../load-pack-data.server.ts'
import { dossierPermissions } from '../permissions.ts'

export const requestDossier = command({
  name: 'followup.request-dossier',
  permission: dossierPermissions.requestDossier,
  input: {
    kind: choice(dossierKinds),
    /** The copil it is for; the next one when empty. */
    meetingId: optionalId(),
    themeId: optionalId(),
    year: year(),
    /** State of the plan the changes are told since; that of the copil before when empty. */
    sinceId: optionalId(),
    sections: choices(sectionKeys, packLabels.sectionMissing),
    formats: choices(dossierFormats, packLabels.formatMissing),
    front: lines(8, 200),
  },
  about: wholeCtg,
  async run(work, { ctgId, kind, meetingId, themeId, sinceId, sections, formats, front, ...period }) {
    const { tx, at, actor, newId } = work
    const keys = chosenSections(kind, sections)
    if (keys.length === 0)
      throw new DomainError('invalid', 'followup.no-section', { sections: packLabels.sectionMissing })
    if (kind === 'theme-synthesis' && themeId === null)
      throw new DomainError('invalid', 'followup.no-theme', { themeId: packLabels.themeMissing })
    if (themeId !== null) await requireTheme(work, ctgId, themeId)
    const today = todayIn(work, ctgId)
    const reviewYear = period.year ?? Number(today.slice(0, 4))
    const data = await loadPackData(tx, {
      ...{ ctgId, today, at, meetingId, sinceId },
      year: kind === 'yearly-review' ? reviewYear : null,
      withDiagnosis: kind === 'diagnosis',
    })
    const content = buildDossier(data, { kind, sectionKeys: keys, front, themeId, year: reviewYear })
    const dossierId = newId()
    await rowOf(tx, 'dossier', { ctgId, id: dossierId }).insert({
      kind,
      title: content.title,
      meeting_id: kind === 'copil-pack' ? (data.meeting?.id ?? null) : null,
      theme_id: kind === 'theme-synthesis' ? themeId : null,
      year: kind === 'yearly-review' ? reviewYear : null,
      since_snapshot_id: kind === 'copil-pack' ? sinceId : null,
      section_keys: [...keys],
      formats: dossierFormats.filter((format) => formats.includes(format)),
      content: JSON.stringify(content),
      state: 'being-made',
      requested_by: actor.name,
      requested_at: at,
      asked_at: at,
    })
    await askForFiles(tx, { ctgId, dossierId })
    await recordAct(work, 'dossier.requested', { ctgId, id: dossierId }, { name: content.title, kind })
    return { dossierId }
  },
})
