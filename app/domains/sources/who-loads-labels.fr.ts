/** Beside figures that are not there. Apart from the sentences of the imports: every theme shows these. */
import { formatList, plural } from '#app/kernel/format.ts'

export const whoLoadsLabels = {
  notLoadedHere: (titles: readonly string[]) =>
    `${plural(titles.length, 'La source', 'Les sources')} ${formatList(titles.map((title) => `« ${title} »`))} les ${plural(titles.length, 'donne', 'donnent')}.`,
  openPage: 'Charger ces chiffres',
  askAdministrator: (names: readonly string[]) =>
    names.length === 0
      ? 'Demandez-les à qui administre cette instance de Trame.'
      : `Demandez-les à qui administre cette instance de Trame : ${formatList(names)}.`,
} as const
