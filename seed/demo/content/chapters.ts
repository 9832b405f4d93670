/** Chapters of the diagnosis written together: real figures, illustration for the rest. Pure. */
import type { RichText, TextBlock, TextCell, TextInline, TextMark } from '#app/domains/writing/rich-text.ts'

const words = (text: string, ...marks: readonly TextMark[]): TextInline =>
  marks.length > 0 ? { type: 'text', text, marks } : { type: 'text', text }
const bold = (text: string): TextInline => words(text, { type: 'bold' })
const line = (...content: readonly (TextInline | string)[]): TextBlock => ({
  type: 'paragraph',
  content: content.map((one) => (typeof one === 'string' ? words(one) : one)),
})
const title = (level: 1 | 2, text: string): TextBlock => ({
  type: 'heading',
  attrs: { level },
  content: [words(text)],
})
const figure = (indicatorId: string, year: number): TextBlock => ({
  type: 'evidenceCard',
  attrs: { indicatorId, territoryCode: '92036', year },
})
const items = (...texts: readonly string[]) =>
  texts.map((text) => ({ type: 'listItem' as const, content: [line(text)] }))
const cell = (type: TextCell['type'], text: string, align: 'right' | null = null): TextCell => ({
  type,
  attrs: { colspan: 1, rowspan: 1, colwidth: null, align },
  content: [line(text)],
})
const row = (type: TextCell['type'], ...[what, who, when]: readonly [string, string, string]) => ({
  type: 'tableRow' as const,
  content: [cell(type, what), cell(type, who), cell(type, when, 'right')],
})

/** As it was left by the group, then as the Caf completed it: two sessions of writing. */
const started: readonly TextBlock[] = [
  title(1, 'Où en est l’accueil du jeune enfant'),
  line(
    'Gennevilliers propose moins de places que le département, autant que la région. ',
    bold('Ce n’est pas d’abord une affaire de nombre'),
    ' : les parents en insertion cherchent des accueils à temps partiel et à horaires élargis.',
  ),
  figure('childcare-places', 2023),
  line('Dans le même temps, il naît moins d’enfants :'),
  figure('births', 2017),
  {
    type: 'blockquote',
    content: [line('« On me propose une formation qui commence à huit heures ; la crèche ouvre à huit heures. »')],
  },
]

const completed: readonly TextBlock[] = [
  ...started,
  title(2, 'Ce que nous retenons ensemble'),
  {
    type: 'orderedList',
    attrs: { start: 1 },
    content: items(
      'Ouvrir des places là où les parents les cherchent : tôt le matin, le soir, quelques heures par semaine.',
      'Remplacer les assistantes maternelles qui partiront avant 2030.',
      'Dire aux familles, au même endroit, tout ce qui existe.',
    ),
  },
  title(2, 'Qui apporte quoi'),
  {
    type: 'table',
    content: [
      row('tableHeader', 'Ce qui est apporté', 'Par qui', 'À partir de'),
      row('tableCell', 'Places en crèche à horaires élargis', 'Ville', '2027'),
      row('tableCell', 'Aides à l’installation des assistantes maternelles', 'Caf', '2026'),
      row('tableCell', 'Un guichet unique de l’accueil', 'Ville et Caf', '2028'),
    ],
  },
  line(
    'Les chiffres des communes voisines sont dans ',
    words('les données ouvertes de la Cnaf', { type: 'link', attrs: { href: 'https://data.caf.fr/' } }),
    '.',
  ),
]

const rights: readonly TextBlock[] = [
  line(
    bold('Un foyer allocataire sur six est au RSA'),
    ', et la part recule depuis 2020. Le recours tardif aux droits est cité par tous les guichets, sans que l’on sache le compter : c’est la première chose à apprendre ensemble.',
  ),
  figure('rsa-share', 2023),
  {
    type: 'bulletList',
    content: items(
      'Un rendez-vous des droits proposé à chaque naissance et à chaque séparation.',
      'Des permanences communes dans les trois centres sociaux.',
    ),
  },
]

const textOf = (content: readonly TextBlock[]): RichText => ({ type: 'doc', content })

export type DemoChapter = {
  readonly theme: string
  readonly sessions: readonly { readonly by: 'antoine' | 'claire'; readonly on: string; readonly text: RichText }[]
}

export const demoChapters: readonly DemoChapter[] = [
  {
    theme: 'petite-enfance',
    sessions: [
      { by: 'antoine', on: '2026-11-19', text: textOf(started) },
      { by: 'claire', on: '2026-11-21', text: textOf(completed) },
    ],
  },
  { theme: 'acces-aux-droits', sessions: [{ by: 'claire', on: '2026-11-20', text: textOf(rights) }] },
]
