/** Sentences of the door where a second factor is asked. Pure. */
import { ofName } from '#app/kernel/elision.fr.ts'
import type { WrongCode } from './second-factor.ts'

export const wrongCodes: Readonly<Record<WrongCode | 'empty', string>> = {
  empty: 'Entrez le code à six chiffres de votre application, ou un code de secours.',
  unknown: 'Ce code n’est pas le bon. Un code de secours ne sert qu’une fois : prenez le suivant de votre liste.',
  reused: 'Ce code a déjà servi : attendez que votre application en affiche un autre, trente secondes au plus.',
  'out-of-time':
    'Ce code est périmé, ou l’heure de votre téléphone n’est pas juste : mettez le téléphone à l’heure automatique, puis prenez le code affiché.',
}

export const doorWords = {
  title: 'Second facteur',
  lead: (name: string) => `Encore une étape pour entrer avec le compte ${ofName(name)}.`,
  askCode: 'Un code de votre application',
  codeLabel: 'Code à six chiffres, ou code de secours',
  pass: 'Entrer',
  lost: 'Téléphone perdu ?',
  lostNote:
    'Entrez un de vos codes de secours : chacun sert une fois. Sans eux, écrivez à la personne qui administre Trame : depuis la machine de l’instance, elle retire votre second facteur, et vous en activez un autre.',
  noRecovery:
    'Vous n’avez plus de code de secours. Écrivez à la personne qui administre Trame : depuis la machine de l’instance, elle retire votre second facteur, et vous en activez un autre.',
  askRecovery: 'Un code de secours',
  recoveryLabel: 'Code de secours',
  other: 'Entrer avec un autre compte',
  enrolTitle: 'Activer un second facteur',
  enrolReasons: {
    administration:
      'Cette instance demande un second facteur à qui l’administre : un mot de passe deviné ne doit pas suffire. Activez le vôtre pour continuer.',
    lost: 'Le secret de cette instance a changé : votre second facteur et vos codes de secours ne répondent plus. Activez-en un autre pour continuer.',
  },
} as const
