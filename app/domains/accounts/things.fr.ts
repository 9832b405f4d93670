/** Accounts, as the register of things knows them. Pure. Why: docs/decisions/0037. */
import type { SliceThings } from '#app/things/thing-kind.ts'

export const accountsThings = {
  journal: 'ctg',
  kinds: {
    person: { name: 'Compte', readers: 'nobody' },
  },
  acts: {
    'person.account-opened': 'Compte ouvert depuis la machine de l’instance',
    'person.administration-given': 'Administration de l’instance donnée depuis sa machine',
    'person.administration-ended': 'Administration de l’instance retirée depuis sa machine',
    'person.closed': 'Compte fermé',
    'person.reopened': 'Compte rouvert',
    'person.sessions-ended': 'Sessions fermées par l’administration',
    'person.made-administrator': 'Administration de l’instance donnée',
    'person.no-longer-administrator': 'Administration de l’instance retirée',
    'person.address-change-asked': 'Changement d’adresse demandé par l’administration',
    'person.address-changed': 'Nouvelle adresse confirmée',
    'person.invited-again': 'Invitation envoyée de nouveau',
    'person.invitation-withdrawn': 'Invitation retirée',
    'person.entered': 'Connexion',
    'person.entry-failed': 'Échec de connexion',
    'person.left': 'Déconnexion',
    'person.password-link-asked': 'Lien demandé pour choisir un mot de passe',
    'person.password-chosen': 'Mot de passe choisi par un lien reçu',
    'person.password-changed': 'Mot de passe changé',
    'person.renamed': 'Nom du compte modifié',
    'person.second-factor-started': 'Second facteur préparé',
    'person.second-factor-confirmed': 'Second facteur activé',
    'person.second-factor-removed': 'Second facteur retiré',
    'person.session-revoked': 'Session fermée',
  },
} as const satisfies SliceThings
