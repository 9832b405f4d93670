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
    'person.factor-passed': 'Second facteur montré',
    'person.factor-failed': 'Second facteur refusé',
    'person.factor-reset': 'Second facteur retiré depuis la machine de l’instance',
    'person.passkey-added': 'Clé d’accès ajoutée',
    'person.passkey-renamed': 'Clé d’accès renommée',
    'person.passkey-removed': 'Clé d’accès retirée',
    'person.identity-tied': 'Identité extérieure reliée',
    'person.identity-untied': 'Identité extérieure retirée',
    'person.provider-refused': 'Entrée par le fournisseur d’identité refusée',
    'person.session-revoked': 'Session fermée',
  },
} as const satisfies SliceThings
