/** GET /mes-donnees/:dataToken/donnees.json — what is held under this address, to take away. */
import { addressDoor } from '#app/domains/privacy/door.server.ts'
import { getAddressData } from '#app/domains/privacy/queries.server.ts'
import { doorRoute } from '#app/http/door.server.ts'
import { sendTable } from '#app/http/send-file.server.ts'

export const loader = doorRoute(addressDoor, async ({ found, db, at, surroundings }) =>
  sendTable(await getAddressData(db, found, at, surroundings.instance.config.url), 'json', 'mes-donnees.json'),
)
