/** The page of an archive that reads without Trame: the CTG from its parties to its evaluation, and its files. Pure. */
import { ctgLabels, representativeWords } from '#app/domains/ctg/labels.fr.ts'
import { diagnosisLabels } from '#app/domains/diagnosis/labels.fr.ts'
import { escapeXml as e } from '#app/domains/documents/escape-xml.ts'
import { evaluationLabels } from '#app/domains/evaluation/labels.fr.ts'
import { meetingLabels } from '#app/domains/meetings/labels.fr.ts'
import { planLabels } from '#app/domains/plan/labels.fr.ts'
import { formatCount, formatDay, formatFileSize, formatInstant } from '#app/kernel/format.ts'
import { formatQuantity } from '#app/kernel/french.ts'
import type { Manifest } from '../archive-format.ts'
import { readingLabels } from './labels.fr.ts'
import type { Reading, Sheet } from './load-reading.server.ts'
import { framed } from './page-frame.fr.ts'

type Archive = {
  readonly manifest: Pick<Manifest, 'madeAt' | 'trame' | 'site' | 'counts'>
  /** Where a content is in the archive; undefined when it is missing. */
  readonly entryOf: (sha256: string) => string | undefined
}
type Part = { readonly key: string; readonly title: string; readonly body: string }

const day = (value: string | null): string => (value === null ? 'non dit' : formatDay(value))
const words = (text: string): string => (text === '' ? '' : `<p class="words">${e(text)}</p>`)
const facts = (rows: readonly (readonly [string, string])[]): string => {
  const filled = rows.filter(([, value]) => value !== '')
  return filled.length === 0
    ? ''
    : `<dl>${filled.map(([name, value]) => `<dt>${e(name)}</dt><dd>${e(value)}</dd>`).join('')}</dl>`
}
/** @param cells HTML */
const table = (caption: string, heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  `<div class="wide" tabindex="0" role="region" aria-label="${e(caption)}"><table><caption>${e(caption)}</caption><thead><tr>${heads
    .map((head) => `<th scope="col">${e(head)}</th>`)
    .join('')}</tr></thead><tbody>${rows
    .map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`)
    .join('')}</tbody></table></div>`
const list = (items: readonly string[]): string =>
  items.length === 0 ? '' : `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`

export function readingPage(reading: Reading, archive: Archive): string {
  const { ctg } = reading
  const { manifest } = archive
  const parts = [
    people(reading),
    diagnosis(reading),
    plan(reading),
    meetings(reading),
    decisions(reading),
    convention(reading, archive),
    evaluation(reading),
    texts(reading),
    files(reading, archive),
  ].filter(({ body }) => body !== '')
  const summary = `<nav aria-label="Sommaire"><ul>${parts.map(({ key, title }) => `<li><a href="#${key}">${e(title)}</a></li>`).join('')}</ul></nav>`
  return framed({
    title: ctg.name,
    lead: `Convention territoriale globale du ${day(ctg.startsOn)} au ${day(ctg.endsOn)}, signature : ${day(ctg.signedOn)}.`,
    body:
      summary +
      parts.map(({ key, title, body }) => `<section id="${key}"><h2>${e(title)}</h2>${body}</section>`).join('\n'),
    foot: `Archive faite le ${formatInstant(new Date(manifest.madeAt))} par Trame ${manifest.trame} (${manifest.site}). Le journal, ${formatCount(reading.acts, 'acte')}, est dans donnees/audit_entry.jsonl. Cette page contient des noms, des adresses et les actions à accès restreint.`,
  })
}

const people = ({ parties, people: members, communes }: Reading): Part => ({
  key: 'parties',
  title: 'Territoire, parties et personnes',
  body: [
    communes.length > 0 ? `<p>${e(`${formatCount(communes.length, 'commune')} : ${communes.join(', ')}.`)}</p>` : '',
    table(
      'Parties',
      ['Partie', 'Nature', 'Représentée par', 'Signataire'],
      parties.map(({ name, kind, representedBy, representedAs, isSignatory }) => [
        e(name),
        e(ctgLabels.partyKind[kind]),
        e(representativeWords(representedBy, representedAs)),
        isSignatory ? 'oui' : 'non',
      ]),
    ),
    table(
      'Personnes',
      ['Personne', 'Partie et fonction', 'Rôle', 'Jusqu’au', 'Adresse'],
      members.map(({ name, party, functionTitle, role, until, email }) => [
        e(name),
        e([party, functionTitle].filter(Boolean).join(', ')),
        e(ctgLabels.role[role]),
        until === null ? '' : e(formatDay(until)),
        e(email),
      ]),
    ),
  ].join(''),
})

const diagnosis = ({ findings, issues }: Reading): Part => ({
  key: 'diagnostic',
  title: 'Diagnostic et enjeux',
  body: [
    ...[...Map.groupBy(findings, ({ theme }) => theme)].map(
      ([theme, own]) =>
        `<h3>${e(theme)}</h3>${own
          .map(
            ({ number, title, text, kind, status }) =>
              `<article><h4>${e(`Constat ${number} : ${title}`)}</h4><p class="soft">${e(`${diagnosisLabels.findingKind[kind]}, ${diagnosisLabels.findingStatus[status]}`)}</p>${words(text)}</article>`,
          )
          .join('')}`,
    ),
    issues.length === 0
      ? ''
      : table(
          'Enjeux',
          ['Rang', 'Enjeu', 'Thème', 'État'],
          issues.map(({ rank, number, title, theme, status }) => [
            rank === null ? '' : String(rank),
            e(`${number}. ${title}`),
            e(theme),
            e(diagnosisLabels.issueStatus[status]),
          ]),
        ),
  ].join(''),
})

/** Axes in the order of the tree, each with its objectives and sheets; sheets without axis come last. */
function plan({ axes, objectives, actions }: Reading): Part {
  const of = (parentId: string | null, level: number): string =>
    axes
      .filter((axis) => axis.parentId === parentId)
      .map(
        ({ id, title }) =>
          `<h${level}>${e(title)}</h${level}>${list(objectives.filter(({ axisId }) => axisId === id).map((one) => e(`Objectif : ${one.title}`)))}${sheets(id)}${of(id, Math.min(level + 1, 4))}`,
      )
      .join('')
  const sheets = (axisId: string | null) =>
    actions
      .filter((sheet) => sheet.axisId === axisId)
      .map(sheetHtml)
      .join('')
  const loose = sheets(null)
  return { key: 'plan', title: 'Plan d’actions', body: of(null, 3) + (loose ? `<h3>Sans axe</h3>${loose}` : '') }
}

const sheetHtml = (sheet: Sheet): string =>
  `<article><h4>${e(`${sheet.code} ${sheet.title}`.trim())}</h4>${facts([
    ['État', planLabels.status[sheet.status]],
    ['Thème', sheet.theme ?? ''],
    ['Pilote', sheet.lead],
    ['Calendrier', [sheet.startsOn, sheet.endsOn].map(day).join(' – ')],
    ['Accès', sheet.isRestricted ? 'restreint' : ''],
  ])}${words(sheet.description)}${sheet.steps.length > 0 ? '<h5>Étapes</h5>' : ''}${list(
    sheet.steps.map(({ title, targetOn, doneOn }) =>
      e(`${title} : ${doneOn ? `faite le ${formatDay(doneOn)}` : `visée ${day(targetOn)}`}`),
    ),
  )}${sheet.measures.length > 0 ? '<h5>Mesures</h5>' : ''}${list(
    sheet.measures.map(({ name, unit, baseline, target, last, lastOn }) => {
      const shown = (value: number | null) => (value === null ? 'non dit' : formatQuantity(value, unit))
      const latest = last !== null && lastOn !== null ? `, dernière valeur ${shown(last)} au ${formatDay(lastOn)}` : ''
      return e(`${name} : départ ${shown(baseline)}, cible ${shown(target)}${latest}`)
    }),
  )}${sheet.reports.length > 0 ? '<h5>Points d’étape acceptés</h5>' : ''}${list(
    sheet.reports.map(({ on, by, facts: reported, difficulty, nextStep }) =>
      e(
        [
          `${formatDay(on)}, ${by} : ${reported}`,
          difficulty && `Difficulté : ${difficulty}`,
          nextStep && `Suite : ${nextStep}`,
        ]
          .filter(Boolean)
          .join(' '),
      ),
    ),
  )}</article>`

const meetings = ({ meetings: heldMeetings }: Reading): Part => ({
  key: 'reunions',
  title: 'Réunions',
  body: heldMeetings
    .map(
      ({ on, title, body, place, minutes, points }) =>
        `<article><h3>${e(`${formatDay(on)} : ${title}`)}</h3><p class="soft">${e([body, place].filter(Boolean).join(', '))}</p>${words(minutes)}${points
          .map((point) => `<h4>${e(point.title)}</h4>${words(point.minutes)}`)
          .join('')}</article>`,
    )
    .join(''),
})

const decisions = ({ decisions: takenDecisions }: Reading): Part => ({
  key: 'decisions',
  title: 'Décisions',
  body:
    takenDecisions.length === 0
      ? ''
      : table(
          'Registre des décisions',
          ['Décision', 'Date', 'Texte', 'Positions', 'Exécution'],
          takenDecisions.map(({ number, on, text, despite, positions, state }) => [
            String(number),
            e(formatDay(on)),
            `<span class="words">${e(despite ? `${text}\nDécidé malgré : ${despite}` : text)}</span>`,
            list(
              positions.map(({ party, position, comment }) =>
                e([`${party} : ${meetingLabels.position[position]}`, comment].filter(Boolean).join(', ')),
              ),
            ),
            e(meetingLabels.decisionState[state]),
          ]),
        ),
})

/** A link to a file of the archive, under the name one knows it by. */
function fileLink({ entryOf }: Archive, sha256: string | null, name: string): string {
  const entry = sha256 === null ? undefined : entryOf(sha256)
  return entry === undefined ? `${e(name)} (absent)` : `<a href="${e(entry)}" download="${e(name)}">${e(name)}</a>`
}

const convention = ({ versions, signatures, amendments }: Reading, archive: Archive): Part => ({
  key: 'convention',
  title: 'Convention, versions et signatures',
  body: [
    versions.length === 0
      ? ''
      : table(
          'Versions figées',
          ['Version', 'Figée le', 'Par', 'Empreinte du texte', 'Document'],
          versions.map(({ number, madeAt, madeBy, contentSha256, fileSha256 }) => [
            String(number),
            e(formatInstant(new Date(madeAt))),
            e(madeBy),
            `<code>${e(contentSha256)}</code>`,
            fileLink(archive, fileSha256, `convention-version-${number}.pdf`),
          ]),
        ),
    signatures.length === 0
      ? ''
      : table(
          'Signatures',
          ['Partie', 'Date', 'Par'],
          signatures.map(({ party, signedOn, signedBy, isRefusal }) => [
            e(party),
            isRefusal ? 'refuse de signer' : e(signedOn === null ? 'à venir' : formatDay(signedOn)),
            e(signedBy),
          ]),
        ),
    amendments.length === 0
      ? ''
      : table(
          'Avenants',
          ['Avenant', 'Motif', 'En vigueur', 'Document'],
          amendments.map(({ number, motive, inForceOn, fileSha256 }) => [
            number === null ? 'en préparation' : String(number),
            e(motive),
            e(day(inForceOn)),
            fileSha256 === null ? '' : fileLink(archive, fileSha256, `avenant-${number ?? 'projet'}.pdf`),
          ]),
        ),
  ].join(''),
})

const evaluation = ({ evaluations }: Reading): Part => ({
  key: 'evaluation',
  title: 'Évaluation',
  body: evaluations
    .map(
      ({ title, stage, questions }) =>
        `<article><h3>${e(title)}</h3><p class="soft">${e(evaluationLabels.stage[stage])}</p>${list(questions.map(e))}</article>`,
    )
    .join(''),
})

const texts = ({ texts: written }: Reading): Part => ({
  key: 'textes',
  title: 'Textes écrits à plusieurs',
  body: list(
    written.map(({ id, type, name }) => `<a href="textes/${e(id)}.html">${e(readingLabels.textTitle(type, name))}</a>`),
  ),
})

const files = ({ files: storedFiles }: Reading, archive: Archive): Part => ({
  key: 'fichiers',
  title: 'Fichiers',
  body:
    storedFiles.length === 0
      ? ''
      : table(
          'Fichiers de la CTG',
          ['Nom', 'Taille', 'Ajouté le', 'Empreinte SHA-256'],
          storedFiles.map(({ sha256, name, sizeBytes, addedAt }) => [
            fileLink(archive, sha256, name),
            e(formatFileSize(sizeBytes)),
            e(formatInstant(new Date(addedAt))),
            `<code>${e(sha256)}</code>`,
          ]),
        ),
})
