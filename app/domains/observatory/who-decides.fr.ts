/**
 * Who may change what a figure says: by law, whatever the CTG. A figure that nobody decides of has whom it depends on. Pure.
 * As the law stands at the end of 2026; rules: docs/rules/observatory.md §13.
 */

export type Decider = {
  readonly who: string
  readonly does: string
  /** Where the law says so; null for people and employers, who decide by themselves. */
  readonly law: string | null
}

type Said = (does: string, law: string) => Decider
const decider =
  (who: string): Said =>
  (does, law) => ({ who, does, law })
const commune = decider('Commune ou intercommunalité')
const caf = decider('Caf (ou MSA)')
const departement = decider('Département')
const etat = decider('État')
const region = decider('Région')
const people = (who: string, does: string): Decider => ({ who, does, law: null })

const casf = (articles: string) => `code de l’action sociale et des familles, ${articles}`
const css = (articles: string) => `code de la sécurité sociale, ${articles}`
const csp = (articles: string) => `code de la santé publique, ${articles}`
const cch = (articles: string) => `code de la construction et de l’habitation, ${articles}`
const cgct = (articles: string) => `code général des collectivités territoriales, ${articles}`
const education = (articles: string) => `code de l’éducation, ${articles}`
const work = (articles: string) => `code du travail, ${articles}`
const planning = (articles: string) => `code de l’urbanisme, ${articles}`
const laws = (...sources: readonly string[]) => sources.join(' ; ')

const childcare = [
  commune(
    'autorité organisatrice : recense les besoins, informe les familles, planifie et soutient les places selon sa taille',
    casf('L. 214-1-3'),
  ),
  caf(
    'finance l’investissement et le fonctionnement, et une partie de ce que paient les familles',
    css('L. 263-1 et L. 531-5'),
  ),
  departement(
    'autorise les crèches et agrée les assistantes maternelles (protection maternelle et infantile)',
    laws(csp('L. 2324-1'), casf('L. 421-3')),
  ),
  etat(
    'fixe les normes d’accueil et, avec la Caisse nationale, les moyens de la branche famille',
    laws(csp('R. 2324-16 et suivants'), css('L. 227-1')),
  ),
  people('Parents', 'choisissent, et emploient les assistantes maternelles'),
]
const familyBenefit = [
  etat('fixe les conditions et les montants, par la loi', css('L. 511-1')),
  caf('calcule, verse, cherche qui y aurait droit sans le demander', css('L. 212-1')),
  commune(
    'informe et accompagne les démarches : accueils, centre communal d’action sociale, France services',
    casf('L. 123-5'),
  ),
]
const housingBenefit = [
  etat('fixe les conditions et les montants, par la loi', cch('L. 821-1 et L. 823-1')),
  caf('calcule et verse l’aide ; vérifie que le logement est décent', cch('L. 812-1 et L. 843-1')),
  decider('Bailleurs')('fixent les loyers ; déclarent les impayés', 'loi n° 89-462 du 6 juillet 1989, article 17'),
]
const insertion = [
  etat(
    'fixe le montant du RSA et de la prime d’activité ; décide de l’emploi avec France Travail',
    laws(casf('L. 262-2'), css('L. 842-3'), work('L. 5312-1')),
  ),
  departement(
    'oriente et accompagne les allocataires du RSA, et finance une part de leur insertion',
    casf('L. 115-2, L. 262-13 et L. 263-1'),
  ),
  caf('calcule et verse le RSA et la prime d’activité', laws(casf('L. 262-16'), css('L. 843-1'))),
  commune('accueille, domicilie, aide par son centre communal d’action sociale', casf('L. 123-5 et L. 264-1')),
]
const disability = [
  departement(
    'porte la maison départementale des personnes handicapées, dont la commission accorde le droit',
    casf('L. 146-4 et L. 146-9'),
  ),
  caf('calcule et verse l’allocation', css('L. 541-1 et L. 821-5')),
  etat(
    'fixe les conditions et les montants ; ouvre les places médico-sociales avec l’agence régionale de santé',
    laws(css('L. 541-1 et L. 821-1'), casf('L. 313-3')),
  ),
  commune('accueille dans ses crèches, ses écoles et ses centres de loisirs', casf('L. 114-2')),
]
const employment = [
  people('Employeurs', 'embauchent, fixent salaires et horaires'),
  region('finance la formation et l’aide au développement économique', laws(work('L. 6121-1'), cgct('L. 1511-2'))),
  etat('conduit l’emploi avec France Travail et les missions locales', work('L. 5312-1 et L. 5314-1')),
  commune(
    'soutient l’emploi local ; les horaires d’accueil des enfants pèsent sur la reprise d’un travail',
    cgct('L. 2121-29 et L. 5214-16'),
  ),
  caf('soutient les crèches à vocation d’insertion professionnelle', laws(casf('L. 214-7'), css('L. 263-1'))),
]
const income = [
  people('Employeurs', 'fixent les salaires'),
  etat(
    'fixe le salaire minimum, les impôts et les minima sociaux',
    laws('Constitution, article 34', work('L. 3231-2'), casf('L. 262-2')),
  ),
  caf('verse les prestations, et une action sociale propre', css('L. 212-1 et L. 263-1')),
  departement('conduit l’insertion et l’aide sociale', casf('L. 121-1 et L. 263-1')),
  commune(
    'fixe ses tarifs selon les revenus ; aide par son centre communal d’action sociale',
    laws('loi n° 98-657 du 29 juillet 1998, article 147', casf('L. 123-5')),
  ),
]
const oneParent = [
  caf(
    'verse l’allocation de soutien familial, recouvre les pensions alimentaires, accompagne les séparations',
    css('L. 263-1, L. 523-1 et L. 582-1'),
  ),
  etat('fixe les conditions et les montants, par la loi', css('L. 511-1 et L. 523-1')),
  commune('règle horaires, tarifs et priorités d’accueil des enfants', laws(casf('L. 214-1-3'), cgct('L. 2121-29'))),
  departement('conduit l’aide sociale à l’enfance et l’insertion', casf('L. 221-1 et L. 263-1')),
]
const inhabitants = [
  people('Habitants', 'décident de naissances et de déménagements : aucune institution ne décide de ce nombre'),
  commune(
    'décide de l’urbanisme, donc des logements à venir ; dimensionne ses services',
    planning('L. 153-8 et L. 422-1'),
  ),
]
const housing = [
  commune(
    'écrit le plan local d’urbanisme et le programme de l’habitat, signe les permis, propose des attributaires',
    laws(planning('L. 153-8 et L. 422-1'), cch('L. 302-1 et L. 441-1')),
  ),
  decider('Bailleurs')(
    'construisent, louent, réhabilitent ; leurs commissions attribuent',
    cch('L. 411-2 et L. 441-2'),
  ),
  etat(
    'fixe la part de logements sociaux à atteindre et, avec l’Agence nationale de l’habitat, finance',
    cch('L. 302-5 et L. 321-1'),
  ),
  departement(
    'porte avec l’État le plan pour le logement des personnes défavorisées',
    'loi n° 90-449 du 31 mai 1990, articles 2 et 3',
  ),
]
const young = [
  people('Jeunes et familles', 'choisissent où habiter et étudier'),
  region('ouvre les lycées et les formations', laws(education('L. 214-6'), work('L. 6121-1'))),
  etat('finance, avec les centres régionaux, le logement étudiant et les bourses', education('L. 821-1 et L. 822-1')),
  caf('verse l’aide au logement et soutient les foyers de jeunes travailleurs', laws(cch('L. 812-1'), css('L. 263-1'))),
  commune('anime l’information des jeunes, et autorise les résidences', laws(cgct('L. 2121-29'), planning('L. 422-1'))),
]
const school = [
  etat('ouvre et ferme les classes, nomme les enseignants', education('L. 211-1')),
  region('finance lycées et formation', laws(education('L. 214-6'), work('L. 6121-1'))),
  departement('construit et entretient les collèges', education('L. 213-2')),
  commune('construit et entretient les écoles, organise le périscolaire', education('L. 212-4 et L. 551-1')),
  caf('soutient l’accompagnement à la scolarité', css('L. 263-1')),
]
const seniors = [
  etat('fixe les retraites et le minimum vieillesse, par la loi', css('L. 351-1 et L. 815-1')),
  decider('Caisses de retraite')('versent, et mènent leur action sociale', css('L. 215-1 et L. 222-1')),
  departement('verse l’allocation d’autonomie, conduit l’action envers les aînés', casf('L. 113-2 et L. 232-12')),
  commune('aide par son centre communal d’action sociale, livre repas et services', casf('L. 123-5')),
]

const byIndicator: Readonly<Record<string, readonly Decider[]>> = {
  'childcare-places': childcare,
  'childcare-places-count': childcare,
  'childcare-places-nurseries': childcare,
  'nursery-places-count': childcare,
  'childcare-places-childminders': childcare,
  'childminder-places-count': childcare,
  'childcare-places-home': childcare,
  'childcare-places-preschool': [
    etat('ouvre les classes à deux ans et nomme les enseignants', education('L. 113-1 et L. 211-1')),
    commune(
      'inscrit, fournit locaux et agents, construit un projet d’accueil avec l’école',
      education('L. 212-4 et L. 212-7'),
    ),
    people('Parents', 'choisissent'),
  ],
  'children-under-3': inhabitants,
  births: inhabitants,
  population: inhabitants,
  'total-population': inhabitants,
  'rsa-share': insertion,
  'rsa-households': insertion,
  'activity-bonus-share': insertion,
  'activity-bonus-households': insertion,
  'paje-households': familyBenefit,
  'family-benefit-households': familyBenefit,
  'beneficiary-households': familyBenefit,
  'covered-persons': familyBenefit,
  'childcare-allowance-households': familyBenefit,
  'family-supplement-households': familyBenefit,
  'family-support-households': oneParent,
  'housing-benefit-share': housingBenefit,
  'housing-benefit-households': housingBenefit,
  'aah-beneficiaries': disability,
  'aeeh-children': disability,
  'single-parent-share': oneParent,
  'single-parent-poverty': oneParent,
  'under-30-poverty': young,
  'living-alone-15-19': young,
  'living-alone-20-24': young,
  'over-75-poverty': seniors,
  'pensions-share': seniors,
  'social-housing': housing,
  'renters-share': housing,
  'vacant-housing-share': housing,
  'tenants-poverty': housing,
  unemployment: employment,
  employment,
  'unemployment-benefits-share': employment,
  'activity-income-share': employment,
  'low-diploma-share': school,
}

/** What remains is of incomes. */
const ofIncome: readonly string[] = [
  'median-income',
  'poverty',
  'first-decile',
  'ninth-decile',
  'women-alone-poverty',
  'men-alone-poverty',
  'women-alone-median-income',
  'men-alone-median-income',
  'social-benefits-share',
  'family-benefits-share',
  'minimum-income-share',
  'housing-benefits-income-share',
]

/** Empty for what Trame does not know: a series of a party, an indicator of another version. */
export function whoDecides(indicatorId: string): readonly Decider[] {
  if (indicatorId.startsWith('qf-') || ofIncome.includes(indicatorId)) return income
  return byIndicator[indicatorId] ?? []
}
