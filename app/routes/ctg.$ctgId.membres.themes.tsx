/** GET, POST /ctg/:ctgId/membres/themes — themes with the powers of each party, and services. */
import { addService } from '#app/domains/ctg/commands/add-service.server.ts'
import { addTheme } from '#app/domains/ctg/commands/add-theme.server.ts'
import { removeService } from '#app/domains/ctg/commands/remove-service.server.ts'
import { removeTheme } from '#app/domains/ctg/commands/remove-theme.server.ts'
import { renameService } from '#app/domains/ctg/commands/rename-service.server.ts'
import { setThemePower } from '#app/domains/ctg/commands/set-theme-power.server.ts'
import { getThemesPage } from '#app/domains/ctg/page-queries.server.ts'
import { ThemesPage } from '#app/domains/ctg/pages/themes-page.tsx'
import { renameTheme } from '#app/domains/governance/commands/rename-theme.server.ts'
import { keyedValues } from '#app/http/form-values.server.ts'
import { ctgPath, formAction, intent, type RouteArgs, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, params }) => getThemesPage(context, ctgPath.parse(params).ctgId))

const powersOf = async (_args: RouteArgs, form: FormData) => {
  const powers = keyedValues(form, 'power')
  return { partyIds: powers.map(({ key }) => key), powers: powers.map(({ text }) => text) }
}

export const action = formAction({
  'add-theme': intent(addTheme, { said: 'Thème ajouté.' }),
  'rename-theme': intent(renameTheme, { said: 'Thème renommé.' }),
  'remove-theme': intent(removeTheme, { said: 'Thème retiré.' }),
  'set-theme-power': intent(setThemePower, { said: 'Compétences enregistrées.', complete: powersOf }),
  'add-service': intent(addService, { said: 'Service ajouté.' }),
  'rename-service': intent(renameService, { said: 'Service enregistré.' }),
  'remove-service': intent(removeService, { said: 'Service retiré.' }),
})

export default titled<Loaded<typeof loader>>(ThemesPage, 'Thèmes et services')
