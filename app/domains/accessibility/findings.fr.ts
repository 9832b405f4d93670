/** What is judged of each criterion, and on what evidence: images to structure (themes 1 to 9). The rest is in findings-use.fr.ts. Pure. */
import type { Evidence, Finding, Judgement } from './audit.ts'

export const met = (evidence: Evidence): Finding => ({ verdict: 'met', evidence })
export const failed = (words: string, evidence: Evidence = { look: 'tree' }): Finding => ({
  ...{ verdict: 'failed', words, evidence },
})
export const absent = (evidence: Evidence): Finding => ({ verdict: 'absent', evidence })
export const unseen = (words: string): Finding => ({ verdict: 'unseen', words, evidence: {} })

const noMedia = absent({ checks: ['absent'] })
const nothingMade = absent({ checks: ['tables'] })
/** Criteria of a theme that nothing in Trame is about. */
const none = (theme: number, from: number, to: number, pages: Finding): readonly Judgement[] =>
  Array.from({ length: to - from + 1 }, (_none, index) => ({ criterion: `${theme}.${from + index}`, pages }))

const images: readonly Judgement[] = [
  {
    criterion: '1.1',
    about: 'pictures',
    pages: met({ checks: ['pictures'], axe: ['image-alt', 'role-img-alt', 'svg-img-alt'] }),
    documents: met({ tests: ['dossierPictures', 'officePictures'] }),
  },
  { criterion: '1.2', pages: met({ checks: ['pictures'], look: 'source' }) },
  {
    criterion: '1.3',
    about: 'pictures',
    pages: met({ look: 'tree' }),
    documents: unseen('Les textes des graphiques des dossiers imprimés n’ont pas été relus un à un.'),
  },
  ...none(1, 4, 5, noMedia),
  {
    criterion: '1.6',
    about: 'pictures',
    pages: met({ look: 'tree' }),
    documents: met({ tests: ['sameWords'] }),
  },
  { criterion: '1.7', about: 'pictures', pages: met({ look: 'tree' }) },
  { criterion: '1.8', pages: absent({ look: 'source' }) },
  {
    criterion: '1.9',
    about: 'pictures',
    pages: absent({ look: 'source' }),
    except: [{ units: ['diagnosis'], ...met({ tests: ['sights'], look: 'tree' }) }],
  },
]

const framesAndColours: readonly Judgement[] = [
  ...none(2, 1, 2, noMedia),
  {
    criterion: '3.1',
    pages: met({ tests: ['sights'], look: 'screen' }),
    documents: unseen('Les documents n’ont pas été relus en gris.'),
  },
  {
    criterion: '3.2',
    pages: met({ tests: ['contrast'], axe: ['color-contrast'] }),
    documents: met({ tests: ['documentContrast'] }),
  },
  { criterion: '3.3', pages: met({ tests: ['contrast'], look: 'screen' }) },
  ...none(4, 1, 13, noMedia),
]

const tables: readonly Judgement[] = [
  { criterion: '5.1', about: 'grouped-tables', pages: met({ tests: ['sights'], look: 'tree' }) },
  { criterion: '5.2', about: 'grouped-tables', pages: met({ look: 'tree' }) },
  { criterion: '5.3', pages: nothingMade },
  { criterion: '5.4', about: 'tables', pages: met({ checks: ['tables'] }) },
  { criterion: '5.5', about: 'tables', pages: met({ look: 'tree' }) },
  {
    criterion: '5.6',
    about: 'tables',
    pages: met({ checks: ['tables'], axe: ['scope-attr-valid', 'empty-table-header'] }),
    documents: met({ tests: ['conventionTags', 'dossierPictures', 'wordTables'] }),
  },
  {
    criterion: '5.7',
    about: 'tables',
    pages: met({ checks: ['tables'], axe: ['td-headers-attr', 'th-has-data-cells'] }),
  },
  { criterion: '5.8', pages: nothingMade },
]

const linksAndScripts: readonly Judgement[] = [
  { criterion: '6.1', pages: met({ checks: ['names'], look: 'tree' }) },
  { criterion: '6.2', pages: met({ checks: ['names'], axe: ['link-name'] }) },
  {
    criterion: '7.1',
    about: 'script',
    pages: met({
      tests: ['tree'],
      axe: ['aria-allowed-attr', 'aria-required-attr', 'aria-valid-attr-value', 'aria-roles', 'button-name'],
    }),
    except: [
      {
        units: ['grid', 'convention', 'article', 'issues', 'diagnosis'],
        ...unseen(
          'Les grilles, l’éditeur, le tableau à deux ordres et la carte n’ont pas été essayés avec un lecteur d’écran.',
        ),
      },
    ],
  },
  { criterion: '7.2', about: 'script', pages: met({ tests: ['withoutScript'] }) },
  {
    criterion: '7.3',
    about: 'script',
    pages: met({
      checks: ['pointers'],
      axe: ['scrollable-region-focusable'],
      tests: ['keyboard', 'gridByKeyboard', 'editorByKeyboard', 'byButton'],
    }),
  },
  { criterion: '7.4', about: 'script', pages: met({ tests: ['source'], look: 'source' }) },
  {
    criterion: '7.5',
    about: 'script',
    pages: met({ tests: ['tree'], look: 'source' }),
    except: [
      {
        units: ['article'],
        ...unseen('Ce que l’éditeur à plusieurs annonce n’a pas été écouté avec un lecteur d’écran.'),
      },
    ],
  },
]

const obligatory: readonly Judgement[] = [
  { criterion: '8.1', pages: met({ checks: ['language'] }) },
  {
    criterion: '8.2',
    pages: met({ checks: ['marks'], axe: ['list', 'listitem', 'definition-list', 'dlitem', 'nested-interactive'] }),
  },
  {
    criterion: '8.3',
    pages: met({ checks: ['language'], axe: ['html-has-lang'] }),
    documents: met({ tests: ['conventionTags', 'dossierTags', 'officeLanguage'] }),
  },
  {
    criterion: '8.4',
    pages: met({ checks: ['language'], axe: ['html-lang-valid', 'valid-lang'] }),
    documents: met({ tests: ['conventionTags', 'dossierTags', 'officeLanguage'] }),
  },
  {
    criterion: '8.5',
    pages: met({ checks: ['title'], axe: ['document-title'] }),
    documents: met({ tests: ['conventionTags', 'headings'] }),
  },
  {
    criterion: '8.6',
    pages: met({ checks: ['title'], tests: ['sights'], look: 'tree' }),
    documents: met({ tests: ['conventionTags', 'headings'] }),
  },
  ...none(8, 7, 8, absent({ look: 'tree' })),
  { criterion: '8.9', pages: met({ checks: ['marks'] }) },
  { criterion: '8.10', pages: absent({ checks: ['language'] }) },
]

const structure: readonly Judgement[] = [
  {
    criterion: '9.1',
    pages: met({ checks: ['headings'], axe: ['heading-order', 'empty-heading', 'page-has-heading-one'], look: 'tree' }),
    documents: met({ tests: ['conventionTags', 'headings', 'slideTitles'] }),
  },
  {
    criterion: '9.2',
    pages: met({ checks: ['landmarks'], axe: ['region', 'landmark-one-main', 'landmark-unique'] }),
  },
  {
    criterion: '9.3',
    pages: met({ axe: ['list', 'listitem'], look: 'tree' }),
    documents: met({ tests: ['lists'] }),
  },
  { criterion: '9.4', about: 'quotes', pages: met({ look: 'tree' }) },
]

export const findingsOfContent: readonly Judgement[] = [
  ...images,
  ...framesAndColours,
  ...tables,
  ...linksAndScripts,
  ...obligatory,
  ...structure,
]
