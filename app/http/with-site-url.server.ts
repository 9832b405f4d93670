/** For acts whose mails lead back here: the address of this Trame, given by the server and never by the form. */
import type { RouteArgs } from './route.server.ts'

export const withSiteUrl = async ({ surroundings }: RouteArgs): Promise<{ readonly siteUrl: string }> => ({
  siteUrl: surroundings.instance.config.url,
})
