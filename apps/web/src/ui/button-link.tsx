import { createLink } from "@tanstack/react-router";
import { Button } from "antd";

/** A link that looks like a button and is one stop of the keyboard: a button inside a link would be two. */
export const ButtonLink = createLink(Button);
