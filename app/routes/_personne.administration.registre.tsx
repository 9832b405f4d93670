/** GET /administration/registre — the register of processing, with the delays that the upkeep obeys. */
import { RegisterPage } from '#app/domains/privacy/pages/register-page.tsx'
import { registerWords } from '#app/domains/privacy/printed.fr.ts'
import { getRegisterPage } from '#app/domains/privacy/queries.server.ts'
import { route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(async ({ context, surroundings }) =>
  getRegisterPage(context, surroundings.instance.config.departedMonths),
)

export default titled<Loaded<typeof loader>>(RegisterPage, registerWords.title)
