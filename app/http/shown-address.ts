/** The path of a page as the browser shows it, when its data alone were asked for: those of the home page are at `/_.data`. Pure. */
export const shownAddress = (pathname: string): string => pathname.replace(/(?<=\/)_\.data$|\.data$/, '')
