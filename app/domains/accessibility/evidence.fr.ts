/** The tests that the audit cites, by a name of ours, and how the rest was looked at. Pure. Verified by test/accessibility-audit.test.ts. */
import type { Look } from './audit.ts'

type Cited = { readonly file: string; readonly title: string }

const dossier = 'app/domains/documents/write-dossier.server.test.ts'
const convention = 'app/domains/convention/print/printed-convention.test.ts'
const sample = 'e2e/reading-aloud.spec.ts'

/** Titles as their files write them. */
export const tests: Readonly<Record<string, Cited>> = {
  contrast: {
    file: 'test/contrast.test.ts',
    title: 'of words, fields, marks and focus are seen on whatever they stand on',
  },
  sights: {
    file: sample,
    title: 'les pages de l’échantillon : étroites, agrandies, espacées, sans couleurs, au clavier',
  },
  tree: { file: sample, title: 'douze parcours, tels qu’un lecteur d’écran les dit' },
  source: {
    file: 'test/accessibility-source.test.ts',
    title: 'nothing asks to move or turn the device, acts on a press, or opens under the pointer alone',
  },
  keyboard: { file: 'e2e/keyboard.spec.ts', title: 'au clavier seul, on entre et on ouvre une action' },
  editorByKeyboard: {
    file: 'e2e/writing.spec.ts',
    title: 'au clavier seul : la barre d’outils, un lien refusé puis posé, un tableau que Tab ne retient pas',
  },
  gridByKeyboard: {
    file: 'e2e/plan-grid.spec.ts',
    title: 'au clavier seul : on entre, on écrit, on choisit un état, on remplit, on sort',
  },
  byButton: {
    file: 'e2e/plan-tree.spec.ts',
    title: 'un plan se range au bouton, au clavier et à la souris, puis se renumérote',
  },
  withoutScript: {
    file: 'e2e/without-script.spec.ts',
    title: 'sans JavaScript, on entre, on lit les chiffres et on ajoute un témoignage',
  },
  refusedField: { file: 'e2e/taking-up.spec.ts', title: 'ce qui manque est dit au champ, et rien n’est perdu' },
  conventionTags: { file: convention, title: 'says its language and its title, and is tagged' },
  dossierTags: {
    file: dossier,
    title: 'is accessible (PDF/UA-1), in French, in our fonts, and compiles without any warning',
  },
  dossierPictures: { file: dossier, title: 'gives every picture and chart its words, and every table its heads' },
  documentContrast: { file: 'app/domains/documents/palette.test.ts', title: '%s keeps 4.5:1 (%s on %s)' },
  officePictures: { file: dossier, title: 'give every picture, chart and table its words' },
  officeLanguage: { file: dossier, title: 'are in French' },
  wordTables: { file: dossier, title: 'has tables of explicit width, whose heads are repeated' },
  slideTitles: { file: dossier, title: 'each have one title, in its placeholder' },
  sameWords: { file: dossier, title: 'says every title, text, cell and number of the dossier' },
  headings: { file: dossier, title: 'finds headings in order, from the first level, under a title' },
  lists: { file: dossier, title: 'finds lists that are lists, and no dash that looks like one' },
}

/** The day of the audit, and who did it. */
export const auditedOn = '2026-11-29'
export const auditor = 'l’équipe qui développe Trame'

export const looks: Record<Look, string> = {
  tree: 'arbre d’accessibilité lu dans Chromium',
  screen: 'page regardée à l’écran, large et étroite',
  source: 'code relu',
}
