/** Beside figures that are not there. Apart from the sentences of the imports: every theme shows these. */
import { formatList, plural } from '#app/kernel/format.ts'

export const whoLoadsLabels = {
  /** Of `absent` indicators, the sources give `given`. */
  givenBy: (titles: readonly string[], { given, absent }: { readonly given: number; readonly absent: number }) => {
    const sources = `${plural(titles.length, 'La source', 'Les sources')} ${formatList(titles.map((title) => `« ${title} »`))}`
    const gives = plural(titles.length, 'donne', 'donnent')
    if (given === absent) return `${sources} les ${gives}.`
    return `${sources} en ${gives} ${given} sur ${absent}.`
  },
  others: 'Les autres ne se chargent pas ici : demandez-les à une partie, ou déposez-les dans « Données partagées ».',
  openPage: 'Charger ces chiffres',
  askAdministrator: (names: readonly string[]) =>
    names.length === 0
      ? 'Demandez-les à qui administre cette instance de Trame.'
      : `Demandez-les à qui administre cette instance de Trame : ${formatList(names)}.`,
} as const
