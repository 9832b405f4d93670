/** GET /agenda/:feedToken/trame.ics — the private calendar of whoever was given this address. Rules: docs/rules/governance.md §11.10. */

import { publicRoute } from '#app/http/route.server.ts'
import { sendFeed } from '#app/http/send-calendar.server.ts'

export const loader = publicRoute(({ surroundings, params }) => sendFeed(surroundings, params.feedToken ?? ''))
