/** The path of a page as the browser shows it, when its data alone were asked for: those of the home page are at `/_root.data`. Pure. */
export const shownAddress = (pathname: string): string =>
  pathname === '/_root.data' ? '/' : pathname.replace(/\.data$/, '')
