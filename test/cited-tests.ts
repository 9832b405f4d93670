/** The tests that the audit cites (`evidence.tests` of its findings), by a name of ours. Verified by accessibility-audit.test.ts. */

/** By file, then by the name that findings cite: titles as their files write them. */
const titles: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'test/contrast.test.ts': { contrast: 'of words, fields, marks and focus are seen on whatever they stand on' },
  'e2e/reading-aloud.spec.ts': {
    sights: 'les pages de l’échantillon : étroites, agrandies, espacées, sans couleurs, au clavier',
    tree: 'douze parcours, tels qu’un lecteur d’écran les dit',
  },
  'test/accessibility-source.test.ts': {
    source: 'nothing asks to move or turn the device, acts on a press, or opens under the pointer alone',
  },
  'e2e/keyboard.spec.ts': { keyboard: 'au clavier seul, on entre et on ouvre une action' },
  'e2e/writing.spec.ts': {
    editorByKeyboard:
      'au clavier seul : la barre d’outils, un lien refusé puis posé, un tableau que Tab ne retient pas',
  },
  'e2e/plan-grid.spec.ts': {
    gridByKeyboard: 'au clavier seul : on entre, on écrit, on choisit un état, on remplit, on sort',
  },
  'e2e/plan-tree.spec.ts': { byButton: 'un plan se range au bouton, au clavier et à la souris, puis se renumérote' },
  'e2e/without-script.spec.ts': {
    withoutScript: 'sans JavaScript, on entre, on lit les chiffres et on ajoute un témoignage',
  },
  'e2e/taking-up.spec.ts': { refusedField: 'ce qui manque est dit au champ, et rien n’est perdu' },
  'app/domains/convention/print/printed-convention.test.ts': {
    conventionTags: 'says its language and its title, and is tagged',
  },
  'app/domains/documents/palette.test.ts': { documentContrast: '%s keeps 4.5:1 (%s on %s)' },
  'app/domains/documents/write-dossier.server.test.ts': {
    dossierTags: 'is accessible (PDF/UA-1), in French, in our fonts, and compiles without any warning',
    dossierPictures: 'gives every picture and chart its words, and every table its heads',
    officePictures: 'give every picture, chart and table its words',
    officeLanguage: 'are in French',
    wordTables: 'has tables of explicit width, whose heads are repeated',
    slideTitles: 'each have one title, in its placeholder',
    sameWords: 'says every title, text, cell and number of the dossier',
    headings: 'finds headings in order, from the first level, under a title',
    lists: 'finds lists that are lists, and no dash that looks like one',
  },
}

type Cited = { readonly file: string; readonly title: string }

/** By the name that findings cite. */
export const tests: Readonly<Record<string, Cited>> = Object.fromEntries(
  Object.entries(titles).flatMap(([file, ofFile]) =>
    Object.entries(ofFile).map(([name, title]) => [name, { file, title }]),
  ),
)
