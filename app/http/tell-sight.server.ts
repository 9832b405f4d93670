/** Around every route: which restricted sheets it may read, by the route the router itself matched (docs/decisions/0016). */
import type { MiddlewareFunction } from 'react-router'
import { nothingRestricted, sightOf, withSight } from '#app/kernel/sight.server.ts'
import { requestContext } from './request-context.server.ts'
import { seesRestricted } from './sighted-routes.ts'

export const tellSight: MiddlewareFunction<Response> = ({ context, pattern }, next) => {
  const open = context.get(requestContext).actor?.restrictedActionIds
  return withSight(open && seesRestricted(pattern) ? sightOf(open) : nothingRestricted, next)
}
