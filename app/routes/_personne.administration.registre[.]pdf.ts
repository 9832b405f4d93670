/** GET /administration/registre.pdf — the register of processing, for the data protection officer. */
import { getRegisterFile } from '#app/domains/privacy/register-file.server.ts'
import { dossierRoute } from '#app/http/send-dossier.server.ts'

export const loader = dossierRoute(({ context, surroundings }) =>
  getRegisterFile(context, surroundings.instance.config.departedMonths, surroundings.instance.isDemo),
)
