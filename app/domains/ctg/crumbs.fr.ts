/** Where the breadcrumb of a page of a CTG starts: its spaces, by the names of the menu. */
const space = (label: string, path: string) => (ctgId: string) => ({ label, to: `/ctg/${ctgId}/${path}` })

export const crumbs = {
  bodies: space('Instances', 'instances'),
  convention: space('Convention', 'convention'),
  diagnosis: space('Diagnostic partagé', 'diagnostic'),
  evaluation: space('Évaluation', 'evaluation'),
  followup: space('Suivi', 'suivi'),
  meetings: space('Réunions et décisions', 'reunions'),
  plan: space('Plan d’action', 'plan'),
}
