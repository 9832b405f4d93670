/** Words common to all sheets: they prove no likeness. */
export const commonWords: ReadonlySet<string> = new Set(
  'dans pour avec sans leur leurs cette cettes plus moins entre chez tous toutes faire mettre place action actions projet projets territoire territoires commune communes habitants familles famille public publics service services selon afin ainsi dont sont etre avoir deux trois'.split(
    ' ',
  ),
)
