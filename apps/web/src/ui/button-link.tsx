import type { ReactNode } from "react";
import { createLink } from "@tanstack/react-router";
import { Button, type ButtonProps } from "antd";

/** `look` is the button's type: the router keeps a link's own `type` for itself. */
function LinkLikeButton({
  look = "default",
  ...rest
}: ButtonProps & { readonly look?: "primary" | "default" }): ReactNode {
  return <Button {...rest} type={look} />;
}

/** A link that looks like a button and is one stop of the keyboard: a button inside a link would be two. */
export const ButtonLink = createLink(LinkLikeButton);
