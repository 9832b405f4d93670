/** Why nobody entered by the identity provider, in words, and what to do. Pure. */
import { ofName } from '#app/kernel/elision.fr.ts'
import type { ProviderCause } from './provider/provider.ts'

type CauseWords = { readonly title: string; readonly sentence: string; readonly next: string }

/** Why the entry failed, and what to do. */
export const providerCauses: Readonly<Record<ProviderCause, (name: string) => CauseWords>> = {
  'forged-state': (name) => ({
    title: 'Cette connexion n’a pas commencé ici',
    sentence: `Le retour ${ofName(name)} ne répond à aucune demande de ce navigateur : elle a plus de dix minutes, elle a déjà servi, ou elle vient d’une autre page.`,
    next: 'Recommencez depuis la page de connexion, sans ouvrir d’autre onglet.',
  }),
  'person-refused': (name) => ({
    title: 'Vous n’avez pas donné votre accord',
    sentence: `${name} dit que la connexion a été abandonnée ou refusée. Rien n’a été transmis à Trame.`,
    next: 'Recommencez, ou entrez par un lien envoyé à votre adresse.',
  }),
  'login-required': (name) => ({
    title: 'Aucune session n’est ouverte',
    sentence: `${name} demande que vous vous y identifiiez d’abord.`,
    next: 'Recommencez : la page d’identification vous sera montrée.',
  }),
  'provider-error': (name) => ({
    title: `${name} n’a pas pu vous identifier`,
    sentence: `${name} a répondu par une erreur.`,
    next: 'Réessayez dans quelques minutes ; si cela dure, entrez par un lien et prévenez la personne qui administre Trame.',
  }),
  unreachable: (name) => ({
    title: `${name} ne répond pas`,
    sentence: `Trame n’a pas pu joindre ${name} à temps. Votre compte n’est pas en cause.`,
    next: 'Réessayez dans quelques minutes, ou entrez par un lien envoyé à votre adresse.',
  }),
  'used-code': (name) => ({
    title: 'Cette réponse a déjà servi, ou elle est périmée',
    sentence: `La réponse ${ofName(name)} ne sert qu’une fois, pendant une minute.`,
    next: 'Recommencez depuis la page de connexion.',
  }),
  'bad-token': (name) => ({
    title: 'La réponse reçue n’est pas sûre',
    sentence: `Ce qui devait venir ${ofName(name)} n’est pas signé comme il le faut, ou n’était pas destiné à Trame : rien n’en a été cru.`,
    next: 'N’insistez pas : prévenez la personne qui administre Trame, et entrez par un lien en attendant.',
  }),
  'account-closed': (name) => ({
    title: 'Ce compte est fermé',
    sentence: `${name} vous a bien reconnu, mais votre compte Trame a été fermé. Ce que vous avez écrit n’est pas perdu.`,
    next: 'Écrivez à la personne qui administre Trame pour le rouvrir.',
  }),
  'acr-too-low': (name) => ({
    title: 'Une authentification plus forte est demandée',
    sentence: `Cette instance demande un second facteur dès ${name} ; la vôtre n’en avait pas.`,
    next: 'Recommencez en choisissant, chez votre fournisseur d’identité, une connexion à deux facteurs ; ou entrez par un lien.',
  }),
  'address-missing': (name) => ({
    title: 'Votre adresse n’est pas connue',
    sentence: `${name} n’a pas transmis d’adresse électronique : Trame ne sait pas qui vous êtes.`,
    next: 'Demandez au service informatique de votre organisme de la renseigner, ou entrez par un lien.',
  }),
  'address-unverified': (name) => ({
    title: 'Votre adresse n’est pas vérifiée',
    sentence: `${name} n’affirme pas que cette adresse est la vôtre : Trame ne peut pas s’y fier pour une première entrée.`,
    next: 'Entrez une fois par un lien envoyé à cette adresse, puis reliez votre identité dans « Mon compte ».',
  }),
  'unknown-organisation': (name) => ({
    title: 'Votre organisme n’est dans aucune CTG',
    sentence: `L’organisme choisi dans ${name} n’est partie à aucune convention suivie ici, et aucune invitation ne porte votre adresse.`,
    next: 'Vérifiez l’organisme choisi ; s’il est le bon, demandez à la coordination de votre CTG de vous inviter à cette adresse.',
  }),
  'no-invitation': () => ({
    title: 'Il manque une invitation',
    sentence: 'Votre organisme est connu ici, mais personne n’a encore invité votre adresse.',
    next: 'Demandez à la coordination de votre CTG de vous inviter à cette adresse, ou d’ouvrir le domaine de votre organisme.',
  }),
  'other-account': (name) => ({
    title: 'Cette identité est reliée à un autre compte',
    sentence: `L’identité que vous avez montrée dans ${name} entre déjà dans un autre compte de Trame.`,
    next: 'Entrez avec elle, retirez-la dans « Mon compte », puis recommencez ici ; ou demandez à la personne qui administre Trame.',
  }),
  'too-many': () => ({
    title: 'Trop d’essais',
    sentence: 'Beaucoup de connexions ont commencé d’ici en peu de temps.',
    next: 'Attendez un quart d’heure, ou entrez par un lien envoyé à votre adresse.',
  }),
}
