/**
 * Who may change what a figure says: by law, whatever the CTG. A figure that nobody decides of has whom it depends on. Pure.
 * As the law stands at the end of 2026; rules: docs/rules/observatory.md §13.
 */

export type Decider = {
  readonly who: string
  readonly does: string
}

const commune = (does: string): Decider => ({ who: 'Commune ou intercommunalité', does })
const caf = (does: string): Decider => ({ who: 'Caf (ou MSA)', does })
const departement = (does: string): Decider => ({ who: 'Département', does })
const etat = (does: string): Decider => ({ who: 'État', does })
const region = (does: string): Decider => ({ who: 'Région', does })
const others = (who: string, does: string): Decider => ({ who, does })

const childcare = [
  commune(
    'autorité organisatrice : recense les besoins, informe les familles, planifie et soutient les places selon sa taille',
  ),
  caf('finance l’investissement et le fonctionnement, et une partie de ce que paient les familles'),
  departement('autorise les crèches et agrée les assistantes maternelles (protection maternelle et infantile)'),
  etat('fixe les normes d’accueil et, avec la Caisse nationale, les moyens de la branche famille'),
  others('Parents', 'choisissent, et emploient les assistantes maternelles'),
]
const familyBenefit = [
  etat('fixe les conditions et les montants, par la loi'),
  caf('calcule, verse, cherche qui y aurait droit sans le demander'),
  commune('informe et accompagne les démarches : accueils, centre communal d’action sociale, France services'),
]
const housingBenefit = [
  etat('fixe les conditions et les montants, par la loi'),
  caf('calcule et verse l’aide ; vérifie que le logement est décent'),
  others('Bailleurs', 'fixent les loyers ; déclarent les impayés'),
]
const insertion = [
  etat('fixe le montant du RSA et de la prime d’activité ; décide de l’emploi avec France Travail'),
  departement('oriente et accompagne les allocataires du RSA, et finance une part de leur insertion'),
  caf('calcule et verse le RSA et la prime d’activité'),
  commune('accueille, domicilie, aide par son centre communal d’action sociale'),
]
const disability = [
  departement('porte la maison départementale des personnes handicapées, dont la commission accorde le droit'),
  caf('calcule et verse l’allocation'),
  etat('fixe les conditions et les montants ; ouvre les places médico-sociales avec l’agence régionale de santé'),
  commune('accueille dans ses crèches, ses écoles et ses centres de loisirs'),
]
const employment = [
  others('Employeurs', 'embauchent, fixent salaires et horaires'),
  region('finance la formation et l’aide au développement économique'),
  etat('conduit l’emploi avec France Travail et les missions locales'),
  commune('soutient l’emploi local ; les horaires d’accueil des enfants pèsent sur la reprise d’un travail'),
  caf('soutient les crèches à vocation d’insertion professionnelle'),
]
const income = [
  others('Employeurs', 'fixent les salaires'),
  etat('fixe le salaire minimum, les impôts et les minima sociaux'),
  caf('verse les prestations, et une action sociale propre'),
  departement('conduit l’insertion et l’aide sociale'),
  commune('fixe ses tarifs selon les revenus ; aide par son centre communal d’action sociale'),
]
const oneParent = [
  caf('verse l’allocation de soutien familial, recouvre les pensions alimentaires, accompagne les séparations'),
  etat('fixe les conditions et les montants, par la loi'),
  commune('règle horaires, tarifs et priorités d’accueil des enfants'),
  departement('conduit l’aide sociale à l’enfance et l’insertion'),
]
const inhabitants = [
  others('Habitants', 'décident de naissances et de déménagements : aucune institution ne décide de ce nombre'),
  commune('décide de l’urbanisme, donc des logements à venir ; dimensionne ses services'),
]
const housing = [
  commune('écrit le plan local d’urbanisme et le programme de l’habitat, signe les permis, propose des attributaires'),
  others('Bailleurs', 'construisent, louent, réhabilitent ; leurs commissions attribuent'),
  etat('fixe la part de logements sociaux à atteindre et, avec l’Agence nationale de l’habitat, finance'),
  departement('porte avec l’État le plan pour le logement des personnes défavorisées'),
]
const young = [
  others('Jeunes et familles', 'choisissent où habiter et étudier'),
  region('ouvre les lycées et les formations'),
  etat('finance, avec les centres régionaux, le logement étudiant et les bourses'),
  caf('verse l’aide au logement et soutient les foyers de jeunes travailleurs'),
  commune('anime l’information des jeunes, et autorise les résidences'),
]
const school = [
  etat('ouvre et ferme les classes, nomme les enseignants'),
  region('finance lycées et formation'),
  departement('construit et entretient les collèges'),
  commune('construit et entretient les écoles, organise le périscolaire'),
  caf('soutient l’accompagnement à la scolarité'),
]
const seniors = [
  etat('fixe les retraites et le minimum vieillesse, par la loi'),
  others('Caisses de retraite', 'versent, et mènent leur action sociale'),
  departement('verse l’allocation d’autonomie, conduit l’action envers les aînés'),
  commune('aide par son centre communal d’action sociale, livre repas et services'),
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
    etat('ouvre les classes à deux ans et nomme les enseignants'),
    commune('inscrit, fournit locaux et agents, construit un projet d’accueil avec l’école'),
    others('Parents', 'choisissent'),
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
