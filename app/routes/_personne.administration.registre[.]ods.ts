/** GET /administration/registre.ods — the register of processing as a table. */
import { writeWorkbook } from '#app/domains/plan-files/export/write-workbook.server.ts'
import { getRegisterTable } from '#app/domains/privacy/register-file.server.ts'
import { printRoute } from '#app/http/print-route.server.ts'
import { sendTable } from '#app/http/send-file.server.ts'

export const loader = printRoute(async ({ context, surroundings }) => {
  const { table, name } = await getRegisterTable(context, surroundings.instance.config.departedMonths)
  return sendTable(await writeWorkbook({ kind: 'ods', tables: [table] }), 'ods', name)
})
