/** Every sentence of the public page and of its preview. Pure. Rules: docs/rules/portal.md. */
import { planLabels } from '#app/domains/plan/labels.fr.ts'
import type { ActionStatus } from '#app/domains/plan/plan.ts'
import { ofName } from '#app/kernel/elision.fr.ts'
import { formatCount, formatDay, formatList } from '#app/kernel/format.ts'
import type { EditionChange } from './edition-changes.ts'
import type { HeldKind, HeldReason } from './held-back.ts'
import type { LegalField, PortalRefusal, Side } from './portal.ts'

const status: Record<ActionStatus, string> = { ...planLabels.status, deferred: 'reportée à la convention suivante' }

const counted: Record<EditionChange['kind'], readonly [one: string, many: string]> = {
  issue: ['priorité retenue', 'priorités retenues'],
  decision: ['décision rendue publique', 'décisions rendues publiques'],
  'action-new': ['nouvelle action', 'nouvelles actions'],
  status: ['action a changé d’état', 'actions ont changé d’état'],
  news: ['action a donné des nouvelles', 'actions ont donné des nouvelles'],
  'action-gone': ['action retirée', 'actions retirées'],
  figure: ['chiffre mis à jour', 'chiffres mis à jour'],
  meeting: ['comité de pilotage tenu', 'comités de pilotage tenus'],
  document: ['document', 'documents'],
  evaluation: ['évaluation', 'évaluations'],
}

export const portalLabels = {
  title: 'Page publique',
  nothingRetained:
    'Aucune priorité n’est encore publiée : les priorités et leurs objectifs paraîtront ici une fois retenus par une décision.',
  allSignatories: (count: number): string => `Les ${count} signataires`,
  side: { caf: 'la Caf', authority: 'la collectivité' } satisfies Record<Side, string>,
  status,
  statusCount: (one: ActionStatus, count: number): string =>
    formatCount(count, status[one], planLabels.manyStatus[one]),
  heldReason: {
    restricted: 'fiche à diffusion restreinte',
    'about-restricted': 'porte sur une fiche à diffusion restreinte',
    'not-decided': 'action encore proposée',
    'left-plan': 'action sortie du plan avant d’être publique',
    'not-retained': 'priorité non retenue par une décision',
    'not-accepted': 'point d’étape non accepté',
    'not-chosen': 'décision que vous n’avez pas rendue publique',
    name: 'nomme une personne sans mandat public',
    contact: 'contient une adresse, un téléphone ou un numéro personnel',
    'secret-figure': 'chiffre sous le secret',
    'no-figure': 'aucun chiffre publié',
  } satisfies Record<HeldReason, string>,
  heldKind: {
    action: 'Action',
    news: 'Dernière nouvelle',
    words: 'Texte de la fiche',
    step: 'Étape',
    objective: 'Objectif',
    issue: 'Priorité',
    decision: 'Décision',
    document: 'Document',
  } satisfies Record<HeldKind, string>,
  change(change: EditionChange): string {
    switch (change.kind) {
      case 'issue':
        return `Priorité retenue : ${change.title}`
      case 'decision':
        return `Décision : ${change.title}`
      case 'action-new':
        return `Nouvelle action : ${change.title}`
      case 'action-gone':
        return `Action retirée de la page : ${change.title}`
      case 'status':
        return `${change.title} : ${status[change.from]}, maintenant ${status[change.to]}`
      case 'news':
        return `${change.title} : ${change.words}`
      case 'figure':
        return `Chiffre mis à jour : ${change.title}`
      case 'meeting':
        return `Comité de pilotage tenu le ${formatDay(change.title)}`
      case 'document':
        return `Document : ${change.title}`
      case 'evaluation':
        return `Évaluation : ${change.title}`
    }
  },
  changeCount: (kind: EditionChange['kind'], count: number): string => formatCount(count, ...counted[kind]),
  publishable: (kind: 'version' | 'signed' | 'amendment', number: number | null): string =>
    kind === 'signed'
      ? 'Convention signée'
      : kind === 'version'
        ? `Convention, version ${number}`
        : `Avenant n° ${number}`,
  pictureAlt: (title: string): string => `${title} : les signataires, la durée, l’avancement des actions`,
  actObject: {
    convention: 'Signature de la convention territoriale globale',
    amendment: 'Signature de l’avenant à la convention territoriale globale n° ',
  },
  theirPartners: 'leurs partenaires',
  defaultTitle: (parties: readonly string[], place: string): string =>
    `Ce que ${formatList(parties)} font ensemble pour les familles${place === '' ? '' : ` ${ofName(place)}`}`,
  evaluationLimits: (limits: string): string =>
    `À lire d’abord, les limites. ${limits
      .split(/\s*\n\s*/)
      .filter((line) => line !== '')
      .map((line) => (/[.!?…]$/.test(line) ? line : `${line.replace(/\s*[;,]$/, '')}.`))
      .join(' ')}`,
  evaluationQuestion: (question: string, judgements: readonly string[]): string =>
    `${question} ${judgements.length === 0 ? 'Pas jugée.' : `${judgements.join(' ; ')}.`}`,
  siteMap: 'Plan du site',
  missingPart:
    'Ce que vous cherchez n’est pas, ou n’est plus, sur la page publique : une action en sort quand elle quitte le plan.',
  unknownPage: 'Il n’y a pas de page publique à cette adresse, ou elle n’est pas publiée.',
  legal: {
    name: 'Éditeur de la page',
    seat: 'Siège',
    phone: 'Téléphone',
    director: 'Direction de la publication',
    host: 'Hébergeur',
    contact: 'Pour nous écrire',
  } satisfies Record<LegalField, string>,
} as const

export const portalRefusals: Readonly<Record<string, string>> = {
  ...({
    'portal.no-address': 'Donnez d’abord une adresse à la page publique.',
    'portal.not-a-coordination':
      'Seules les coordinations de la Caf et de la collectivité publient ou dépublient la page.',
    'portal.already-proposed':
      'Une publication attend déjà l’accord de l’autre coordination : retirez-la pour en proposer une autre.',
    'portal.nothing-proposed': 'Aucune publication n’attend d’accord.',
    'portal.own-proposal': 'Votre coordination l’a proposée : l’autre coordination la publie.',
    'portal.no-longer-public':
      'Depuis la proposition, une partie de ce contenu ne peut plus être publique (fiche restreinte, décision retirée, nom d’une personne). Retirez la proposition et proposez de nouveau.',
    'portal.another-proposal': 'Une autre proposition a été faite entre-temps : relisez-la avant de la publier.',
    'portal.page-off': 'La page n’est pas publiée.',
  } satisfies Record<`portal.${PortalRefusal}`, string>),
  'portal.confirm-edition':
    'Une coordination propose, l’autre confirme : seule une coordination qui n’a pas fait cette proposition la publie.',
  'portal.coordinations-only': 'La page publique est tenue par les deux coordinations.',
  'portal.address-taken': 'Cette adresse est déjà celle d’une autre page.',
  'portal.changed-meanwhile': 'Ces réglages ont été changés entre-temps par une autre personne : relisez-les.',
  'portal.decision-not-found': 'Une de ces décisions n’existe plus : rechargez la page.',
  'portal.edition-not-found': 'Cette publication n’existe pas.',
  'portal.set-instance-legal': 'Les mentions légales de l’instance sont écrites par qui l’administre.',
}
