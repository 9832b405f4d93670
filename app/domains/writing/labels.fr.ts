/** What writing says when it refuses. */
export const writingRefusals: Readonly<Record<string, string>> = {
  'writing.text-too-big':
    'Ce texte serait trop long (200 000 caractères, ou 20 000 paragraphes et éléments) : raccourcissez-le, ou faites-en plusieurs.',
  'writing.text-frozen': 'Ce texte est figé : il ne change plus.',
  'writing.own-party-suggestion': 'Une proposition s’accepte au nom d’une autre partie que celle qui l’a faite.',
}
