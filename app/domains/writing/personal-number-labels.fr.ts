/** What is said of a number of a beneficiary just typed. Pure. Rules: docs/rules/writing.md §5. */
export const personalNumberLabels = {
  title: 'Ce texte semble contenir le numéro d’une personne',
  nir: (words: string) => `« ${words} » (numéro de sécurité sociale)`,
  'beneficiary-number': (words: string) => `« ${words} » (numéro d’allocataire)`,
  text: (found: readonly string[]) =>
    `${found.join(', ')}. Trame n’a besoin d’aucune donnée d’allocataire : effacez-la, ou remplacez-la par une situation que l’on ne peut pas reconnaître.`,
} as const
