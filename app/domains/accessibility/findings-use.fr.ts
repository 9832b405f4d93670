/** What is judged of each criterion, and on what evidence: how pages are drawn, filled in, walked and read (themes 10 to 13). Pure. */
import type { Judgement } from './audit.ts'
import { absent, failed, met, unseen } from './findings.fr.ts'

const drawing: readonly Judgement[] = [
  { criterion: '10.1', pages: met({ checks: ['marks', 'styles'] }) },
  { criterion: '10.2', pages: met({ checks: ['styles'] }) },
  { criterion: '10.3', pages: met({ look: 'tree' }) },
  { criterion: '10.4', pages: met({ tests: ['sights'] }) },
  { criterion: '10.5', pages: met({ tests: ['contrast'], look: 'source' }) },
  { criterion: '10.6', pages: met({ axe: ['link-in-text-block'], tests: ['contrast'], look: 'screen' }) },
  { criterion: '10.7', pages: met({ tests: ['contrast', 'sights'] }) },
  { criterion: '10.8', pages: met({ axe: ['aria-hidden-focus', 'aria-hidden-body'], look: 'source' }) },
  { criterion: '10.9', pages: met({ look: 'tree' }) },
  { criterion: '10.10', pages: met({ look: 'tree' }) },
  { criterion: '10.11', pages: met({ tests: ['sights'] }) },
  {
    criterion: '10.12',
    pages: met({ tests: ['sights'] }),
    except: [
      {
        units: ['issues'],
        ...failed(
          'Le tableau des enjeux coupe un intitulé de plus de deux lignes ; il se lit en entier sur la page de l’enjeu.',
          { tests: ['sights'] },
        ),
      },
      {
        units: ['grid'],
        ...failed(
          'Une cellule de la grille coupe un texte trop long ; il se lit en entier quand on ouvre la cellule.',
          {
            tests: ['sights'],
          },
        ),
      },
    ],
  },
  { criterion: '10.13', about: 'script', pages: absent({ tests: ['source'] }) },
  { criterion: '10.14', pages: absent({ tests: ['source'] }) },
]

const forms: readonly Judgement[] = [
  { criterion: '11.1', about: 'fields', pages: met({ checks: ['fields'], axe: ['label', 'select-name'] }) },
  { criterion: '11.2', about: 'fields', pages: met({ look: 'tree' }) },
  { criterion: '11.3', about: 'fields', pages: met({ look: 'tree' }) },
  { criterion: '11.4', about: 'fields', pages: met({ look: 'screen' }) },
  { criterion: '11.5', about: 'choices', pages: met({ checks: ['groups'] }) },
  { criterion: '11.6', about: 'choices', pages: met({ checks: ['groups'] }) },
  { criterion: '11.7', about: 'choices', pages: met({ look: 'tree' }) },
  { criterion: '11.8', about: 'option-groups', pages: met({ look: 'tree' }) },
  { criterion: '11.9', about: 'fields', pages: met({ checks: ['names', 'twins'], axe: ['button-name'] }) },
  { criterion: '11.10', about: 'fields', pages: met({ checks: ['fields'], tests: ['refusedField'] }) },
  { criterion: '11.11', about: 'fields', pages: met({ look: 'source' }) },
  {
    criterion: '11.12',
    pages: absent({ look: 'source' }),
    except: [
      {
        units: ['session', 'article', 'comment', 'link'],
        ...unseen('La vérification avant un envoi qui engage n’a pas été relue formulaire par formulaire.'),
      },
    ],
  },
  { criterion: '11.13', about: 'fields', pages: met({ checks: ['autocomplete'], axe: ['autocomplete-valid'] }) },
]

const walking: readonly Judgement[] = [
  { criterion: '12.1', pages: met({ tests: ['sights'], look: 'screen' }) },
  { criterion: '12.2', pages: met({ tests: ['sights'] }) },
  {
    criterion: '12.3',
    pages: absent({ look: 'screen' }),
    except: [{ units: ['site-map'], ...met({ look: 'screen' }) }],
  },
  { criterion: '12.4', pages: met({ tests: ['sights'] }) },
  { criterion: '12.5', about: 'search', pages: met({ tests: ['sights'] }) },
  { criterion: '12.6', pages: met({ checks: ['landmarks'], axe: ['region', 'bypass'] }) },
  { criterion: '12.7', pages: met({ checks: ['skipLink'], tests: ['keyboard'] }) },
  { criterion: '12.8', pages: met({ checks: ['ways'], axe: ['tabindex'], tests: ['sights'] }) },
  { criterion: '12.9', pages: met({ tests: ['sights', 'editorByKeyboard'] }) },
  { criterion: '12.10', about: 'script', pages: met({ checks: ['ways'], look: 'source' }) },
  { criterion: '12.11', pages: absent({ tests: ['source'] }) },
]

const reading: readonly Judgement[] = [
  {
    criterion: '13.1',
    pages: absent({ checks: ['absent'], look: 'source' }),
  },
  { criterion: '13.2', pages: met({ checks: ['ways'] }) },
  {
    criterion: '13.3',
    about: 'files',
    pages: met({ tests: ['dossierTags', 'officePictures', 'headings'] }),
    except: [
      {
        units: ['action', 'convention', 'public'],
        ...failed(
          'Les fichiers que les membres déposent ne sont pas contrôlés, et la convention en PDF/A-2a, balisée, ne porte pas l’identifiant PDF/UA ; sa version Word dit la même chose.',
          { look: 'source' },
        ),
      },
    ],
  },
  { criterion: '13.4', about: 'files', pages: met({ tests: ['sameWords'] }) },
  { criterion: '13.5', pages: absent({ look: 'tree' }) },
  { criterion: '13.6', pages: absent({ look: 'tree' }) },
  { criterion: '13.7', pages: met({ checks: ['motion', 'absent'] }) },
  { criterion: '13.8', pages: met({ checks: ['motion', 'absent'] }) },
  { criterion: '13.9', pages: met({ tests: ['source'] }) },
  {
    criterion: '13.10',
    about: 'script',
    pages: absent({ look: 'source' }),
    except: [
      { units: ['grid', 'issues', 'diagnosis'], ...met({ tests: ['byButton', 'gridByKeyboard'], look: 'source' }) },
    ],
  },
  { criterion: '13.11', about: 'script', pages: met({ tests: ['source'], look: 'source' }) },
  { criterion: '13.12', pages: absent({ tests: ['source'] }) },
]

export const findingsOfUse: readonly Judgement[] = [...drawing, ...forms, ...walking, ...reading]
