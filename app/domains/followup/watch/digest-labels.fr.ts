/** Every sentence of the weekly digest. Pure. */
import type { YearlyCopil } from '#app/domains/meetings/meetings.ts'
import { formatDay } from '#app/kernel/format.ts'
import { type DigestKind, type DigestSection, digestKinds } from './digest.ts'
import { watchLabels } from './labels.fr.ts'

const headings: Record<DigestKind, string> = {
  report: 'Points d’étape à relire',
  answer: 'Réponses aux campagnes',
  late: 'Nouvellement en retard',
  silent: 'Nouvellement sans nouvelle',
  blocked: 'Nouvellement à débloquer',
  corrective: 'Actions correctives à échéance',
  copil: 'Copil annuel',
}

/** Things of one kind told in full; the others are counted. */
const longest = 8

/** Paragraphs, each kind of news under its title: read on a telephone, in plain text. */
function lines({ id, name, standing, news }: DigestSection, siteUrl: string): readonly string[] {
  const parts = digestKinds.flatMap((kind) => {
    const texts = news.filter((item) => item.kind === kind).map(({ text }) => text)
    if (texts.length === 0) return []
    const more = texts.length - longest
    const items = [...texts.slice(0, longest), ...(more > 0 ? [`et ${more} de plus`] : [])]
    return [[`${headings[kind]} :`, ...items.map((text) => `– ${text}`)].join('\n')]
  })
  const { total, counts, silentDays } = standing
  const standingWords = total > 0 ? [watchLabels.sentence(total, counts, silentDays)] : []
  return [[name, ...standingWords].join('\n'), ...parts, `Le suivi : ${siteUrl}/ctg/${id}/suivi`]
}

export const digestLabels = {
  action: ({ code, title }: { readonly code: string; readonly title: string }): string => `${code} ${title}`.trim(),
  answer: (name: string, campaign: string): string => `${name} (${campaign})`,
  corrective: (measure: string, responsible: string, dueOn: string): string =>
    `${measure} (${responsible}, ${formatDay(dueOn)})`,
  copil: ({ state, dueOn }: YearlyCopil): string =>
    state === 'late'
      ? `il devait se tenir au plus tard le ${formatDay(dueOn)}`
      : `à tenir au plus tard le ${formatDay(dueOn)}`,
  /** One mail a person, whatever the number of CTGs. */
  mail: (personName: string, sections: readonly DigestSection[], siteUrl: string) => ({
    subject:
      sections.length === 1 && sections[0]
        ? `Cette semaine : ${sections[0].name}`
        : `Cette semaine dans vos ${sections.length} CTG`,
    bodyText: [
      `Bonjour ${personName},`,
      'Voici ce qui a changé depuis la dernière lettre.',
      ...sections.map((section) => lines(section, siteUrl).join('\n\n')),
      `Vous recevez cette lettre le lundi, quand quelque chose a changé, parce que vous coordonnez ${sections.length > 1 ? 'ces CTG' : 'cette CTG'}. Pour ne plus la recevoir : ${siteUrl}/compte`,
    ].join('\n\n'),
  }),
  card: 'Lettre de la semaine',
  note: 'Le lundi, quand quelque chose a changé dans les CTG que vous coordonnez : points reçus, retards, silences, actions correctives, copil annuel.',
  wanted: 'Vous la recevez.',
  refused: 'Vous ne la recevez pas.',
  refuse: 'Ne plus la recevoir',
  want: 'La recevoir',
} as const
