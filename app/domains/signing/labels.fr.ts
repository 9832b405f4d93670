/** Every sentence of signing. Pure. Rules: docs/rules/signing.md. */
import type { ClosedDoor } from '#app/kernel/door.ts'
import { ofName } from '#app/kernel/elision.fr.ts'
import { formatDay } from '#app/kernel/format.ts'
import { ofParty, withArticle } from '#app/kernel/french.ts'
import type { CoordinationSide, CopyState, LinkState, SigningBar, SigningMode } from './signing.ts'
import type { NamedText } from './text-name.fr.ts'

const simple = 'signature électronique simple'

export const signingLabels = {
  simple,
  signedElsewhere: (day: string): string =>
    `La convention a été signée le ${formatDay(day)} ; le jour et le nom de ce signataire ne sont pas relevés.`,
  modes: {
    paper: 'Sur papier',
    'own-tool': 'Dans l’outil de l’institution',
    trame: 'Dans Trame',
  } satisfies Record<SigningMode, string>,
  states: { recorded: 'enregistré', 'to-confirm': 'à confirmer', refused: 'refusé' } satisfies Record<
    CopyState,
    string
  >,
  sides: {
    caf: 'La coordination de la Caf',
    authority: 'La coordination de la collectivité',
  } satisfies Record<CoordinationSide, string>,
  bars: {
    'ctg-archived': 'cette CTG est archivée',
    'instance-closed': 'cette instance de Trame ne l’a pas ouverte',
    'caf-has-not-allowed': 'la coordination de la Caf ne l’a pas permise',
    'authority-has-not-allowed': 'la coordination de la collectivité ne l’a pas permise',
  } satisfies Record<SigningBar, string>,
  links: { open: 'ouvert', expired: 'périmé', revoked: 'retiré', signed: 'signé' } satisfies Record<LinkState, string>,
  provenBy: { mail: 'code reçu par courriel', factor: 'second facteur', recovery: 'code de secours' },
  signedInFuture: 'Cette date est à venir : la signature s’enregistre une fois faite.',
  wrongCode: 'Ce code n’est pas le bon, n’est plus valable ou a déjà servi : demandez-en un autre.',
  whatItIs: `Signer dans Trame est une ${simple} : un code vous identifie, le document est scellé par le certificat de cette instance. Elle n’a pas la présomption de fiabilité de l’article 1367 du code civil : vérifiez que votre institution l’accepte pour cette convention.`,
  sealReason: (name: string, party: string) =>
    `Signature électronique simple ${ofName(name)}, pour ${withArticle(party)}`,
  codeAct: (ctgName: string, text: string) => `signer ${text} ${ofName(ctgName)}`,
  proofName: 'dossier-de-preuve.pdf',
  copyName: (party: string, { number, amendmentId }: NamedText) =>
    `${amendmentId === null ? 'convention-version' : 'avenant'}-${number}-${party}.pdf`,
  said: {
    planned: 'Manière de signer enregistrée.',
    filed: 'Exemplaire déposé, signature enregistrée.',
    added: 'Exemplaire déposé : la signature reste telle qu’elle a été saisie.',
    confirmed: 'Confirmation enregistrée.',
    rejected: 'Exemplaire écarté.',
    invited: 'Lien envoyé.',
    revoked: 'Lien retiré.',
  },
} as const

/** What the instance asks besides, of who signs. */
export const signingNeeds = {
  account:
    'Cette instance demande un second facteur à qui signe dans Trame : signez avec votre compte, pas par ce lien. Sans compte, signez sur papier ou dans votre outil.',
  factor:
    'Cette instance demande un second facteur à qui signe dans Trame : activez le vôtre dans « Mon compte », puis revenez ici.',
} as const

export const signingRefusals: Readonly<Record<string, string>> = {
  'convention.account-needed': signingNeeds.account,
  'convention.factor-needed': signingNeeds.factor,
  'convention.text-not-found': 'Cette version ou cet avenant n’est pas figé dans cette CTG.',
  'convention.copy-not-found': 'Cet exemplaire n’existe pas dans cette CTG.',
  'convention.copy-not-waiting': 'Cet exemplaire n’attend plus de confirmation.',
  'convention.not-a-coordination': 'Seules les deux coordinations, Caf et collectivité, confirment un exemplaire.',
  'convention.verified-against-another':
    'La version choisie a changé pendant la vérification : déposez le fichier à nouveau.',
  'convention.signing-link-not-found': 'Ce lien de signature n’existe pas dans cette CTG.',
  'convention.signing-link-expired':
    'Ce lien de signature n’est plus valable : demandez-en un autre à la coordination.',
  'convention.signing-link-revoked': 'La coordination a retiré ce lien de signature.',
  'convention.signing-link-signed': 'Cette partie a déjà signé.',
  'convention.instance-closed': 'La signature dans Trame n’est pas ouverte sur cette instance.',
  'convention.caf-has-not-allowed': 'La coordination de la Caf n’a pas permis la signature dans Trame.',
  'convention.authority-has-not-allowed': 'La coordination de la collectivité n’a pas permis la signature dans Trame.',
  'convention.not-her-turn': 'D’autres signataires signent d’abord : vous serez prévenu par la coordination.',
  'convention.not-named-to-sign': 'Ce lien de signature est au nom d’une autre personne.',
  'convention.proof-without-version': 'Aucune version n’est figée : il n’y a encore rien à prouver.',
  'convention.proof-not-ready': 'Le dossier de preuve est en cours : revenez dans un instant.',
  'attempts.verify-hash': 'Trop de vérifications en peu de temps : attendez un quart d’heure.',
}

type Invitation = {
  readonly holderName: string
  readonly partyName: string
  readonly ctgName: string
  readonly coordinator: string
  readonly lastDay: string
  /** What is signed (`textNameOf`). */
  readonly text: string
}

/** @param address of the link, or the words that replace it once the mail has left */
export const invitationMail = (
  { holderName, partyName, ctgName, coordinator, lastDay, text }: Invitation,
  address: string,
) => ({
  subject: `À signer : ${text} territoriale globale ${ofName(ctgName)}`,
  bodyText: [
    `Bonjour ${holderName},`,
    `${coordinator} vous invite à signer, pour ${withArticle(partyName)}, ${text} territoriale globale ${ofName(ctgName)}. Ouvrez cette page : vous y lirez le texte figé, puis un code reçu à cette adresse vous permettra de signer.`,
    address,
    `Ce lien est personnel et répond jusqu’au ${formatDay(lastDay)}. C’est une ${simple}.`,
  ].join('\n\n'),
})

export type Designation = Pick<Invitation, 'holderName' | 'partyName' | 'ctgName' | 'coordinator' | 'text'> & {
  readonly email: string
}

/** To whoever coordinates for the party. @param address of the page where the link is taken back */
export const namedMail = (
  { holderName, partyName, ctgName, coordinator, text, email }: Designation,
  address: string,
) => ({
  subject: `Désigné pour signer au nom ${ofParty(partyName)} : ${holderName}`,
  bodyText: [
    'Bonjour,',
    `${coordinator} a désigné ${holderName} pour signer dans Trame, au nom ${ofParty(partyName)}, ${text} territoriale globale ${ofName(ctgName)}. Le lien de signature, puis le code, partent à ${email}.`,
    'Si ce n’est ni la bonne personne, ni la bonne adresse, retirez ce lien avant qu’il serve :',
    address,
  ].join('\n\n'),
})

export const hiddenLink = '(lien retiré après l’envoi)'

export const closedSigning: Readonly<Record<'unknown' | 'too-many', ClosedDoor>> = {
  unknown: {
    frame: 'Lien de signature',
    title: 'Ce lien n’est pas reconnu',
    sentence:
      'Vérifiez qu’il est complet : dans un courriel, il se coupe parfois à la ligne. Sinon, demandez un nouveau lien à la coordination.',
  },
  'too-many': {
    frame: 'Lien de signature',
    title: 'Trop d’essais en peu de temps',
    sentence: 'Attendez un quart d’heure, puis ouvrez à nouveau votre lien.',
  },
}

export { textToSign } from './text-name.fr.ts'
