/** GET, POST /ctg/:ctgId/diagnostic/enquetes/:surveyId/textes — the texts of a closed survey, for its team alone. */
import { quoteSurvey } from '#app/domains/diagnosis/commands/quote-survey.server.ts'
import { removeText } from '#app/domains/surveys/commands/remove-text.server.ts'
import { surveyLabels } from '#app/domains/surveys/labels.fr.ts'
import { TextsPage } from '#app/domains/surveys/pages/texts-page.tsx'
import { getTextsPage } from '#app/domains/surveys/queries.server.ts'
import { ctgIds, formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, params }) => getTextsPage(context, ctgIds(params, 'surveyId')))

export const action = formAction({
  'quote-survey': intent(quoteSurvey, { said: 'Témoignage ajouté au diagnostic.' }),
  'remove-text': intent(removeText, { said: 'Texte effacé.' }),
})

export default titled<Loaded<typeof loader>>(TextsPage, surveyLabels.texts.title)
